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
     * @return its text is the same for events of one sequence, and for no others; {@code null} if the order does not matter
     */
    @Nullable
    Object sequenceOf(Object payload);
}
