package com.talkingshops.customers.server.limit;

import com.github.benmanes.caffeine.cache.Ticker;
import com.talkingshops.customers.api.tenant.Caller;
import com.talkingshops.customers.api.tenant.KeyId;
import com.talkingshops.customers.server.limit.Allowance.Share;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The requests of one tenant: those of all its keys together, and of each key that has a limit of its own. */
final class TenantWindows {

    private static final long NANOS = 1_000_000_000;

    private final Ticker time;
    private final Window tenant = new Window();
    private final Map<KeyId, Window> keys = new HashMap<>();

    TenantWindows(Ticker time) {
        this.time = time;
    }

    /** Asks for one request, and counts it if every limit allows it. */
    synchronized Allowance take(Caller caller) {
        // Read under the lock: a request must not be counted in an earlier second than it was allowed in.
        long now = time.read();
        List<Limited> limits = limits(caller, now);
        boolean granted = limits.stream().allMatch(limit -> limit.left(now) > 0);
        if (granted) {
            limits.forEach(limit -> limit.window().add(second(now)));
        }
        return allowance(limits, now, !granted);
    }

    /** Tells what is left without asking for anything. */
    synchronized Allowance look(Caller caller) {
        long now = time.read();
        return allowance(limits(caller, now), now, false);
    }

    private List<Limited> limits(Caller caller, long now) {
        var limits = new ArrayList<Limited>();
        limits.add(new Limited("tenant", caller.tenantRateLimit(), tenant));
        Integer ofKey = caller.keyRateLimit();
        if (ofKey != null) {
            limits.add(new Limited("key", ofKey, keyWindow(caller.keyId(), second(now))));
        }
        return limits;
    }

    private Window keyWindow(KeyId key, long second) {
        if (!keys.containsKey(key)) {
            // Keys come and go while a busy tenant stays.
            keys.values().removeIf(window -> window.total(second) == 0);
        }
        return keys.computeIfAbsent(key, ignored -> new Window());
    }

    private static Allowance allowance(List<Limited> limits, long now, boolean refused) {
        return new Allowance(
                limits.stream().map(limit -> limit.share(now, refused)).toList());
    }

    private static long second(long nanos) {
        return Math.floorDiv(nanos, NANOS);
    }

    /** A window and its limit. */
    private record Limited(String name, int limit, Window window) {

        int left(long now) {
            return Math.max(0, limit - window.total(second(now)));
        }

        Share share(long now, boolean refused) {
            return new Share(name, limit, left(now), refused && left(now) == 0, reset(now));
        }

        private long reset(long now) {
            if (window.total(second(now)) == 0) {
                return 0;
            }
            return Math.ceilDiv(window.secondWithMore(limit, second(now)) * NANOS - now, NANOS);
        }
    }
}
