package com.talkingshops.customers.eventstore;

import java.time.Duration;
import java.util.Map;

/** How far the processors of events have come, on all nodes, and a place to wait for them. */
public interface ReadPositions {

    /** The position of the last event that is stored and visible; 0 if there is none. */
    long head();

    /**
     * Waits until every processor has handled the event at a position.
     *
     * @param position a position that {@link AppendListener} or {@link #head} told
     * @param atMost how long to wait
     * @return whether all had handled it by then
     */
    boolean await(long position, Duration atMost);

    /** The position up to which each processor has come, by its name; 0 before its first event. */
    Map<String, Long> byProcessor();
}
