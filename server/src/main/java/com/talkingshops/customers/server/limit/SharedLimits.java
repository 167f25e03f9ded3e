package com.talkingshops.customers.server.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import com.talkingshops.customers.api.tenant.Caller;
import com.talkingshops.customers.api.tenant.TenantId;
import java.time.Duration;

/** Lets requests in that several nodes count together, in the database. */
final class SharedLimits {

    private static final Duration FORGET_AFTER = Duration.ofMinutes(5);

    private final Cache<TenantId, TenantLine> lines = Caffeine.newBuilder()
            .expireAfterAccess(FORGET_AFTER)
            .executor(Runnable::run)
            .build();
    private final WindowTable table;
    private final Ticker time;

    /**
     * Has seen nothing yet.
     *
     * @param time a clock that never goes back
     */
    SharedLimits(WindowTable table, Ticker time) {
        this.table = table;
        this.time = time;
    }

    /** Asks for one request. */
    Allowance take(Caller caller) {
        return lines.get(caller.tenantId(), tenant -> new TenantLine(tenant, table, time))
                .take(caller);
    }

    /** Whether something counts still that was let in by whomever. */
    boolean isRecent() {
        return table.isRecent();
    }

    /** Hands over what this node has let in by itself. */
    void takeOver(RateLimits own) {
        // The clock is read before it is asked for, so nothing is taken for older than it is.
        long here = time.read();
        long there = table.now();
        var all = own.all();
        // A request of any moment of a second lies in the second behind it then, unless both clocks begin theirs
        // together.
        long later = Math.ceilDiv(there - here, Duration.ofSeconds(1).toNanos());
        all.replaceAll((tenant, windows) -> windows.shifted(later));
        if (!all.isEmpty()) {
            table.put(all, TenantWindows.second(there) + 1);
        }
    }
}
