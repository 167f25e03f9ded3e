package com.talkingshops.customers.eventstore;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** How far the processors of events have come, on all nodes, and a place to wait for them. */
public interface ReadPositions {

    /** The position of the last event that is stored and visible; 0 if there is none. */
    long head();

    /** When the first event behind a position was made; nothing if there is none. */
    Optional<Instant> firstAfter(long position);

    /**
     * Waits until every processor has handled the event at a position.
     *
     * @param position a position that {@link AppendListener} or {@link #head} told
     * @param atMost how long to wait
     * @return whether all had handled it by then
     */
    boolean await(long position, Duration atMost);

    /** The names of the processors that this node runs; others may run on other nodes. */
    Set<String> runHere();

    /** The position up to which each processor has come, by its name; 0 before its first event. */
    Map<String, Long> byProcessor();
}
