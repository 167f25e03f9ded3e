package com.talkingshops.customers.server.observe;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Tells how long events have been waiting without reading one: it remembers when the history was seen to be how long. True
 * to the time between two looks; what was there at the first look counts as written then. Not safe for several threads.
 */
final class LagHistory {

    private static final int MOST = 4_096;
    private static final double NANOS = 1e9;

    /** When the history first reached a position, in nanoseconds. */
    private final TreeMap<Long, Long> reached = new TreeMap<>();

    /**
     * Looks at the history.
     *
     * @param head the position of its last event
     * @param positions how far each processor has come
     * @param nanos the present, by a clock that never goes back
     */
    Map<String, Lag> look(long head, Map<String, Long> positions, long nanos) {
        reached.putIfAbsent(head, nanos);
        var lags = new HashMap<String, Lag>();
        positions.forEach((processor, position) -> lags.put(processor, lag(head, position, nanos)));
        forget(positions.values());
        return lags;
    }

    private Lag lag(long head, long position, long nanos) {
        var firstUnseen = reached.higherEntry(position);
        return position >= head || firstUnseen == null
                ? new Lag(0, 0)
                : new Lag(head - position, (nanos - firstUnseen.getValue()) / NANOS);
    }

    private void forget(Collection<Long> positions) {
        positions.stream()
                .min(Long::compare)
                .ifPresent(slowest -> reached.headMap(slowest, true).clear());
        if (reached.size() > MOST) {
            thinOut();
        }
    }

    /** Forgets every other look but the first. */
    private void thinOut() {
        boolean odd = false;
        for (var looks = reached.entrySet().iterator(); looks.hasNext(); odd = !odd) {
            looks.next();
            if (odd) {
                looks.remove();
            }
        }
    }
}
