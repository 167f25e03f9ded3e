package com.talkingshops.customers.eventstore;

import java.util.List;

/** Is told what was appended to the event store from this node. */
@FunctionalInterface
public interface AppendListener {

    /**
     * Events were appended and committed. Called on the thread that appended them.
     *
     * @param events the identifiers of their messages
     * @param lastPosition the position of the last of them
     */
    void appended(List<String> events, long lastPosition);
}
