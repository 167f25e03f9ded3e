package com.talkingshops.customers.eventstore;

/** Is told what was appended to the event store from this node. */
@FunctionalInterface
public interface AppendListener {

    /**
     * Events were appended and committed. Called on the thread that appended them.
     *
     * @param lastPosition the position of the last of them
     */
    void appended(long lastPosition);
}
