package com.talkingshops.customers.query.operation;

import com.talkingshops.customers.api.customer.CustomerEvent.CustomerErased;
import com.talkingshops.customers.api.tenant.TenantEvent.TenantErased;
import com.talkingshops.customers.eventstore.Replays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** Knows whether anybody was erased since a position; each look begins where the one before it found nothing. */
@Component
class RecentErasures {

    private static final Set<Class<?>> ERASURES = Set.of(CustomerErased.class, TenantErased.class);

    private final Replays replays;
    private final Map<String, Look> looked = new ConcurrentHashMap<>();

    /** From where on somebody asked, and up to where there was none. */
    private record Look(long position, long end) {}

    RecentErasures(Replays replays) {
        this.replays = replays;
    }

    /**
     * Looks.
     *
     * @param whose who asks, and will go on asking from there
     */
    boolean since(String whose, long position) {
        Look last = looked.get(whose);
        long from = last != null && last.position() == position ? last.end() : position;
        long end = replays.settled();
        if (replays.holds(ERASURES, from, end)) {
            return true;
        }
        looked.put(whose, new Look(position, Math.max(from, end)));
        return false;
    }
}
