package com.talkingshops.customers.server.limit;

import com.talkingshops.customers.api.tenant.Caller;
import com.talkingshops.customers.api.tenant.KeyId;
import com.talkingshops.customers.server.limit.Allowance.Share;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * The requests of one tenant: those of all its keys together, and of each key that has a limit of its own. Times are nanoseconds
 * of a clock that does not go back. Not safe for use by several threads.
 */
final class TenantWindows {

    private static final long NANOS = 1_000_000_000;

    private final Window tenant;
    private final Map<KeyId, Window> keys;

    /** Starts with nothing counted. */
    TenantWindows() {
        this(new Window(), new HashMap<>());
    }

    private TenantWindows(Window tenant, Map<KeyId, Window> keys) {
        this.tenant = tenant;
        this.keys = keys;
    }

    /** Asks for one request, and counts it if every limit allows it. */
    Allowance take(Caller caller, long now) {
        List<Limited> limits = limits(caller, now);
        boolean granted = limits.stream().allMatch(limit -> limit.left(now) > 0);
        if (granted) {
            limits.forEach(limit -> limit.window().add(second(now)));
        }
        return allowance(limits, now, !granted);
    }

    /** Counts a request that was let in. */
    void count(Caller caller, long now) {
        limits(caller, now).forEach(limit -> limit.window().add(second(now)));
    }

    /** Tells what is left without asking for anything. */
    Allowance look(Caller caller, long now) {
        return allowance(limits(caller, now), now, false);
    }

    /** Whether nothing is counted any more. */
    boolean isEmpty(long now) {
        return tenant.total(second(now)) == 0;
    }

    /**
     * The same, to go on with at a moment. A clock that was set back by more than is counted begins anew: nothing would be forgotten
     * until it is there again.
     */
    TenantWindows goOn(long now) {
        return tenant.isFarAheadOf(second(now)) ? new TenantWindows() : copy();
    }

    /** The same, to go on with apart from this one. */
    TenantWindows copy() {
        return each(Window::copy);
    }

    /** The same, with every request as many seconds later. */
    TenantWindows shifted(long seconds) {
        return each(window -> window.shifted(seconds));
    }

    private TenantWindows each(UnaryOperator<Window> change) {
        var changed = new HashMap<KeyId, Window>();
        keys.forEach((key, window) -> changed.put(key, change.apply(window)));
        return new TenantWindows(change.apply(tenant), changed);
    }

    /** Writes it down; {@link #read} reads it. */
    void write(DataOutput out) throws IOException {
        tenant.write(out);
        out.writeInt(keys.size());
        for (var entry : keys.entrySet()) {
            out.writeUTF(entry.getKey().value());
            entry.getValue().write(out);
        }
    }

    static TenantWindows read(DataInput in) throws IOException {
        Window tenant = Window.read(in);
        var keys = new HashMap<KeyId, Window>();
        for (int left = in.readInt(); left > 0; left--) {
            keys.put(new KeyId(in.readUTF()), Window.read(in));
        }
        return new TenantWindows(tenant, keys);
    }

    /** The second in which a moment lies. */
    static long second(long nanos) {
        return Math.floorDiv(nanos, NANOS);
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
