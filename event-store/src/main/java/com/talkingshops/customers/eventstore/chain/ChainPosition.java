package com.talkingshops.customers.eventstore.chain;

/** Tells up to where events are chained, whichever node does it. */
public interface ChainPosition {

    /** The position up to which there is a link for each event. */
    long position();

    /** How many events of a partition are chained; 0 if it has none. */
    long of(String partition);
}
