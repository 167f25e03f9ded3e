package com.talkingshops.customers.server.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import com.talkingshops.customers.api.tenant.Caller;
import com.talkingshops.customers.api.tenant.TenantId;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongPredicate;

/**
 * The requests that this node let in, of every tenant that asked within the last minute; about half a kilobyte each, whatever its
 * limit. Counted from nothing when it starts.
 */
final class RateLimits implements Limiter {

    /** Longer than anything is counted, so that what is forgotten counts nothing. */
    private static final Duration FORGET_AFTER = Duration.ofSeconds(Window.SECONDS + 5);

    private final Ticker time;
    private final Cache<TenantId, TenantWindows> tenants;

    /**
     * Starts with nothing counted.
     *
     * @param time a clock that never goes back
     */
    RateLimits(Ticker time) {
        this.time = time;
        this.tenants = Caffeine.newBuilder()
                .ticker(time)
                .expireAfterAccess(FORGET_AFTER)
                .executor(Runnable::run)
                .build();
    }

    @Override
    public Allowance take(Caller caller) {
        return takeIf(now -> true, caller).orElseThrow();
    }

    /**
     * Asks for one request, unless this node is not the one to ask.
     *
     * @param mayDecide asked under the lock of the tenant, by the time that the decision is about
     */
    Optional<Allowance> takeIf(LongPredicate mayDecide, Caller caller) {
        TenantWindows windows = windows(caller);
        synchronized (windows) {
            // Read under the lock: a request must not be counted in an earlier second than it was allowed in.
            long now = time.read();
            return mayDecide.test(now) ? Optional.of(windows.take(caller, now)) : Optional.empty();
        }
    }

    /** Counts a request that was let in by all nodes together. */
    void count(Caller caller) {
        TenantWindows windows = windows(caller);
        synchronized (windows) {
            windows.count(caller, time.read());
        }
    }

    @Override
    public Allowance look(Caller caller) {
        TenantWindows windows = windows(caller);
        synchronized (windows) {
            return windows.look(caller, time.read());
        }
    }

    /** What is counted now. Nothing that is decided later is in it, and nothing missing that was decided before. */
    Map<TenantId, TenantWindows> all() {
        var all = new HashMap<TenantId, TenantWindows>();
        tenants.asMap().forEach((tenant, windows) -> {
            synchronized (windows) {
                if (!windows.isEmpty(time.read())) {
                    all.put(tenant, windows.copy());
                }
            }
        });
        return all;
    }

    /** How many tenants are being counted. */
    long tenants() {
        tenants.cleanUp();
        return tenants.estimatedSize();
    }

    private TenantWindows windows(Caller caller) {
        return tenants.get(caller.tenantId(), tenant -> new TenantWindows());
    }
}
