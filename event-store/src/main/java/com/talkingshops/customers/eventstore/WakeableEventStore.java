package com.talkingshops.customers.eventstore;

import java.util.List;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;

/** Axon's event store, except that it can be told that there may be events that this node did not append. */
final class WakeableEventStore extends EmbeddedEventStore {

    WakeableEventStore(Builder builder) {
        super(builder);
    }

    /** Looks for new events now and not only at the next poll. Returns at once. */
    void wake() {
        // What it does after an append of its own.
        afterCommit(List.of());
    }
}
