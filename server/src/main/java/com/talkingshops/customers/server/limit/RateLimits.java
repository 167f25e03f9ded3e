package com.talkingshops.customers.server.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import com.talkingshops.customers.api.tenant.Caller;
import com.talkingshops.customers.api.tenant.TenantId;
import java.time.Duration;

/**
 * The requests of every tenant that asked within the last minute; about half a kilobyte each, whatever its limit. Counted
 * on this node alone, and from nothing when it starts.
 */
final class RateLimits {

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
                .build();
    }

    /** Asks for one request. */
    Allowance take(Caller caller) {
        return windows(caller).take(caller);
    }

    /** Tells what is left. */
    Allowance look(Caller caller) {
        return windows(caller).look(caller);
    }

    /** How many tenants are being counted. */
    long tenants() {
        tenants.cleanUp();
        return tenants.estimatedSize();
    }

    private TenantWindows windows(Caller caller) {
        return tenants.get(caller.tenantId(), tenant -> new TenantWindows(time));
    }
}
