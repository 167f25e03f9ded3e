package com.talkingshops.customers.eventstore;

import org.axonframework.eventhandling.TrackingToken;
import org.jspecify.annotations.Nullable;

/** Is told how far the processors on this node have come. */
@FunctionalInterface
interface Advances {

    /** A segment of a processor has handled everything up to a token, and committed it. */
    void advanced(String processor, int segment, @Nullable TrackingToken token);
}
