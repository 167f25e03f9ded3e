package com.talkingshops.customers.eventstore;

import java.time.Duration;
import java.util.List;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.jspecify.annotations.Nullable;

/**
 * Axon's event store, except that it can be told that there may be events that this node did not append, and that streams read the end of the
 * history from a {@link SharedTail}.
 */
final class WakeableEventStore extends EmbeddedEventStore {

    /** So many that streams may be a few batches apart, and so few that they are no matter of memory. */
    private static final int KEPT_EVENTS = 4_000;

    private final SharedTail tail;

    /**
     * An event store.
     *
     * @param poll how often new events are looked for when nobody tells of any
     */
    WakeableEventStore(Builder builder, PostgresEventStorageEngine engine, Duration poll) {
        super(builder.storageEngine(engine));
        this.tail = new SharedTail(engine::next, KEPT_EVENTS, poll);
    }

    @Override
    public TrackingEventStream openStream(@Nullable TrackingToken token) {
        return tail.open(PostgresEventStorageEngine.position(token));
    }

    /** Looks for new events now and not only at the next poll. Returns at once. */
    void wake() {
        tail.wake();
    }

    @Override
    protected void afterCommit(List<? extends EventMessage<?>> events) {
        wake();
    }

    @Override
    public void shutDown() {
        tail.close();
        super.shutDown();
    }
}
