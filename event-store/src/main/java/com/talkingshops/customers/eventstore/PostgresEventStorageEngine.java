package com.talkingshops.customers.eventstore;

import com.talkingshops.customers.eventstore.EventInserts.Row;
import com.talkingshops.customers.eventstore.EventRows.Positioned;
import com.talkingshops.customers.eventstore.SharedTail.Portion;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.EventUtils;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedDomainEventData;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.eventsourcing.eventstore.jdbc.EventSchema;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.messaging.Message;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * Axon's JDBC engine, with appends and a tracking stream of its own: all events of a transaction go in one statement, together
 * with its commit; and the stream skips nothing, so that a token is a position and no more.
 */
final class PostgresEventStorageEngine extends JdbcEventStorageEngine {

    /** Where the events lie: lower-case names, in the schema that must not be lost. */
    static final EventSchema SCHEMA = EventSchema.builder()
            .eventTable("es.domain_event_entry")
            .snapshotTable("es.snapshot_event_entry")
            .globalIndexColumn("global_index")
            .aggregateIdentifierColumn("aggregate_identifier")
            .sequenceNumberColumn("sequence_number")
            .typeColumn("type")
            .eventIdentifierColumn("event_identifier")
            .timestampColumn("time_stamp")
            .payloadTypeColumn("payload_type")
            .payloadRevisionColumn("payload_revision")
            .payloadColumn("payload")
            .metaDataColumn("meta_data")
            .build();

    /** From so many bytes on an event is large. Ten times as much as most have, and of so many smaller ones as are kept it is some megabytes. */
    private static final long LARGE = 4_096;

    private final TransactionManager transactionManager;
    private final HoldBackReader reader;
    private final AppendListener listener;
    private final Optional<AppendAtCommit> atCommit;
    private final boolean hasSnapshots;
    private final PayloadGuard guard;
    private final OpenedPayloads opened;
    private final StoredMessages messages;

    /**
     * An engine.
     *
     * @param atCommit appends in transactions; without it events are appended as soon as a unit of work prepares its commit
     * @param hasSnapshots whether snapshots are looked for when an aggregate is loaded, which is a round trip more
     */
    PostgresEventStorageEngine(
            Builder builder,
            TransactionManager transactionManager,
            HoldBackReader reader,
            AppendListener listener,
            Optional<AppendAtCommit> atCommit,
            boolean hasSnapshots,
            PayloadGuard guard) {
        super(builder.schema(SCHEMA).transactionManager(transactionManager));
        this.atCommit = atCommit;
        this.hasSnapshots = hasSnapshots;
        this.guard = guard;
        this.opened = new OpenedPayloads(guard);
        this.messages = new StoredMessages(opened, () -> upcasterChain, getEventSerializer());
        this.transactionManager = transactionManager;
        this.reader = reader;
        this.listener = listener;
    }

    @Override
    protected List<? extends TrackedEventData<?>> fetchTrackedEvents(@Nullable TrackingToken lastToken, int batchSize) {
        return tracked(reader.read(position(lastToken), batchSize)).toList();
    }

    /** The next events, in the form that they have now. What is large of them is kept only as long as there is room. */
    Portion next(long after) {
        var read = reader.read(after, batchSize());
        var events = EventUtils.upcastAndDeserializeTrackedEvents(tracked(read), getEventSerializer(), upcasterChain)
                .<TrackedEventMessage<?>>map(this::lightened)
                .toList();
        return new Portion(
                after, read.isEmpty() ? after : read.getLast().position(), events, !EventRows.isCut(read, batchSize()));
    }

    private Stream<TrackedDomainEventData<byte[]>> tracked(List<Positioned> read) {
        return opened.ofPositioned(read).stream().map(PostgresEventStorageEngine::tracked);
    }

    private static TrackedDomainEventData<byte[]> tracked(Positioned read) {
        TrackingToken token = read.bytes() < LARGE
                ? new GlobalSequenceTrackingToken(read.position())
                : new SizedToken(read.position(), read.bytes());
        return new TrackedDomainEventData<>(token, read.event());
    }

    private TrackedEventMessage<?> lightened(TrackedEventMessage<?> event) {
        return event.trackingToken() instanceof SizedToken token && event instanceof DomainEventMessage<?> whole
                ? lightened(token, whole)
                : event;
    }

    private <T> TrackedEventMessage<T> lightened(SizedToken token, DomainEventMessage<T> event) {
        Class<T> type = event.getPayloadType();
        long position = token.getGlobalIndex();
        return LargeEvent.of(
                new GlobalSequenceTrackingToken(position), event, token.bytes, () -> readAgain(position, type));
    }

    @SuppressWarnings("unchecked") // of the type that it is asked for
    private <T> Message<T> readAgain(long position, Class<T> type) {
        var same = messages.of(reader.readAgain(position)).stream()
                .filter(event -> event.getPayloadType().equals(type))
                .toList();
        if (same.size() != 1) {
            throw new EventStoreException("Event %d was one of %s, and is %d of them when it is read again."
                    .formatted(position, type.getName(), same.size()));
        }
        return (Message<T>) same.getFirst();
    }

    /** Carries the size of a stored event through upcasters. */
    private static final class SizedToken extends GlobalSequenceTrackingToken {

        private static final long serialVersionUID = 1L;

        private final long bytes;

        SizedToken(long position, long bytes) {
            super(position);
            this.bytes = bytes;
        }
    }

    @Override
    public Optional<DomainEventMessage<?>> readSnapshot(String aggregateIdentifier) {
        return hasSnapshots ? super.readSnapshot(aggregateIdentifier) : Optional.empty();
    }

    @Override
    public TrackingToken createTailToken() {
        return new GlobalSequenceTrackingToken(0);
    }

    /** The last event's, once nothing before it can come in any more: a token is a position, and what is before it is never read. */
    @Override
    public TrackingToken createHeadToken() {
        return new GlobalSequenceTrackingToken(reader.settledHead());
    }

    /** That before the first event of a time, among those before which nothing can come in any more. */
    @Override
    public TrackingToken createTokenAt(Instant dateTime) {
        // First, so that what has come in before it is seen.
        long settled = reader.settledHead();
        return new GlobalSequenceTrackingToken(Math.min(settled, position(super.createTokenAt(dateTime))));
    }

    static long position(@Nullable TrackingToken token) {
        return token == null ? 0 : token.position().orElse(0);
    }

    /** Within a transaction it is the commit that appends, and tells whether it could. */
    @Override
    protected void appendEvents(List<? extends EventMessage<?>> events, Serializer serializer) {
        if (events.isEmpty()) {
            return;
        }
        var rows = Row.of(events, serializer, guard);
        if (!atCommit.map(appends -> appends.add(rows)).orElse(false)) {
            append(rows);
        }
    }

    private void append(List<Row> rows) {
        long last = transactionManager.fetchInTransaction(() -> EventInserts.insert(this::getConnection, rows, false));
        List<String> ids = rows.stream().map(Row::id).toList();
        AfterCommit.run(() -> listener.appended(ids, last));
    }

    @Override
    public DomainEventStream readEvents(String aggregateIdentifier, long firstSequenceNumber) {
        atCommit.ifPresent(AppendAtCommit::flush);
        return super.readEvents(aggregateIdentifier, firstSequenceNumber);
    }

    @Override
    protected List<? extends DomainEventData<?>> fetchDomainEvents(
            String aggregateIdentifier, long firstSequenceNumber, int batchSize) {
        return opened.of(super.fetchDomainEvents(aggregateIdentifier, firstSequenceNumber, batchSize));
    }

    @Override
    public Optional<Long> lastSequenceNumberFor(String aggregateIdentifier) {
        atCommit.ifPresent(AppendAtCommit::flush);
        return super.lastSequenceNumberFor(aggregateIdentifier);
    }
}
