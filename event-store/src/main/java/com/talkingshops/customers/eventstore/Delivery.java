package com.talkingshops.customers.eventstore;

import java.util.Optional;

/** The delivery of events to the processors on this node, and what it waits for: lag has a cause that can be named. */
public interface Delivery {

    /** What holds events back at present; empty if nothing does, and on a node that runs no processor. */
    Optional<HeldBack> heldBack();
}
