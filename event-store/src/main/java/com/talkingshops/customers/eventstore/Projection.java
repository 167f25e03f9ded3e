package com.talkingshops.customers.eventstore;

import org.jspecify.annotations.Nullable;

/** A processor of events whose results somebody reads, and so may wait for. Declared as a bean by whoever projects. */
public interface Projection {

    /** The name of the processing group, and of its processor. */
    String name();

    /**
     * What an event belongs to: events of one sequence are projected in order, whatever runs in parallel.
     *
     * @param payload the event
     * @return equal for events of one sequence; {@code null} if the order does not matter
     */
    @Nullable
    Object sequenceOf(Object payload);
}
