package com.talkingshops.customers.server.history;

import java.time.Clock;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.axonframework.eventhandling.GenericEventMessage;

/** The clocks of the nodes that events are taken in by, as one node has them, until this is closed. */
final class NodeClocks implements AutoCloseable {

    private final Clock before = GenericEventMessage.clock;

    /** What the clock of the node says that takes in what happens next. */
    void say(InstantSource time) {
        GenericEventMessage.clock = time.withZone(ZoneOffset.UTC);
    }

    @Override
    public void close() {
        GenericEventMessage.clock = before;
    }
}
