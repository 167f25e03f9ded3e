package com.talkingshops.customers.server.limit;

import com.github.benmanes.caffeine.cache.Ticker;
import com.talkingshops.customers.api.error.ErrorCode;
import com.talkingshops.customers.api.error.Rejection;
import com.talkingshops.customers.api.tenant.Caller;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Lets requests in by what this node has counted while it is alone, and by what all have counted while it is not. */
final class LimitsOfNodes implements Limiter {

    /** How long a request waits while it is not known which. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final Duration BREATH = Duration.ofMillis(20);

    private final Company company;
    private final RateLimits own;
    private final SharedLimits shared;
    private final Ticker time;

    LimitsOfNodes(Company company, RateLimits own, SharedLimits shared, Ticker time) {
        this.company = company;
        this.own = own;
        this.shared = shared;
        this.time = time;
    }

    @Override
    public Allowance take(Caller caller) {
        long begun = time.read();
        do {
            Optional<Allowance> allowance = switch (company.standing()) {
                case ALONE -> own.takeIf(now -> company.standing(now) == Standing.ALONE, caller);
                case TOGETHER -> Optional.of(takeTogether(caller));
                case UNSURE -> Optional.empty();
            };
            if (allowance.isPresent()) {
                return allowance.get();
            }
            pause();
        } while (time.read() - begun < PATIENCE.toNanos());
        throw new Rejection(
                ErrorCode.ServiceUnavailableError,
                "Requests cannot be counted at the moment; try again shortly.",
                Map.of());
    }

    private Allowance takeTogether(Caller caller) {
        Allowance allowance = shared.take(caller);
        if (allowance.granted()) {
            // For the time when this node may be alone again.
            own.count(caller);
        }
        return allowance;
    }

    @Override
    public Allowance look(Caller caller) {
        return own.look(caller);
    }

    private static void pause() {
        try {
            Thread.sleep(BREATH);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while it was not known who counts", e);
        }
    }
}
