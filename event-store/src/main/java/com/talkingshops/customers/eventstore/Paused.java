package com.talkingshops.customers.eventstore;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.WrappedToken;
import org.jspecify.annotations.Nullable;

/**
 * Where a processor stands that was paused. Each of its segments may have come to another position, so between the first and the
 * last of these it has projected some events and not others.
 */
public final class Paused {

    private final Map<Segment, Long> positions;

    private Paused(Map<Segment, Long> positions) {
        this.positions = Map.copyOf(positions);
    }

    static Paused at(Collection<TokenTable.Entry> entries) {
        int[] segments =
                entries.stream().mapToInt(entry -> entry.key().segment()).toArray();
        var positions = new HashMap<Segment, Long>();
        entries.forEach(entry ->
                positions.put(Segment.computeSegment(entry.key().segment(), segments), position(entry.token())));
        return new Paused(positions);
    }

    static long position(@Nullable TrackingToken token) {
        return token == null
                ? 0
                : WrappedToken.unwrapLowerBound(token).position().orElse(0);
    }

    /** The position up to which it has projected everything; 0 for nothing. */
    public long first() {
        return positions.values().stream().mapToLong(Long::longValue).min().orElse(0);
    }

    /** The position behind which it has projected nothing. */
    public long last() {
        return positions.values().stream().mapToLong(Long::longValue).max().orElse(0);
    }

    /** Whether an event is among those that it has projected. */
    boolean has(long position, String sequence) {
        return positions.entrySet().stream()
                .anyMatch(segment -> segment.getKey().matches(sequence) && position <= segment.getValue());
    }
}
