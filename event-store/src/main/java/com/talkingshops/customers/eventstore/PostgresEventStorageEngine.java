package com.talkingshops.customers.eventstore;

import static org.axonframework.eventhandling.EventUtils.asDomainEventMessage;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.axonframework.common.DateTimeUtils;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedDomainEventData;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.eventsourcing.eventstore.jdbc.EventSchema;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * Axon's JDBC engine, with appends and a tracking stream of its own: all events of a unit of work go in one statement, which
 * also tells their positions; and the stream skips nothing, so that a token is a position and no more.
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

    private static final int COLUMNS = 9;
    /** PostgreSQL takes at most 65,535 parameters in a statement. */
    private static final int MOST_ROWS = 65_535 / COLUMNS;

    private static final String UNIQUE_VIOLATION = "23505";

    private final TransactionManager transactionManager;
    private final HoldBackReader reader;
    private final AppendListener listener;

    PostgresEventStorageEngine(
            Builder builder, TransactionManager transactionManager, HoldBackReader reader, AppendListener listener) {
        super(builder.schema(SCHEMA).transactionManager(transactionManager));
        this.transactionManager = transactionManager;
        this.reader = reader;
        this.listener = listener;
    }

    @Override
    protected List<? extends TrackedEventData<?>> fetchTrackedEvents(@Nullable TrackingToken lastToken, int batchSize) {
        return reader.read(position(lastToken), batchSize).stream()
                .map(read ->
                        new TrackedDomainEventData<>(new GlobalSequenceTrackingToken(read.position()), read.event()))
                .toList();
    }

    @Override
    public TrackingToken createTailToken() {
        return new GlobalSequenceTrackingToken(0);
    }

    @Override
    public TrackingToken createHeadToken() {
        return new GlobalSequenceTrackingToken(position(super.createHeadToken()));
    }

    @Override
    public TrackingToken createTokenAt(Instant dateTime) {
        return new GlobalSequenceTrackingToken(position(super.createTokenAt(dateTime)));
    }

    private static long position(@Nullable TrackingToken token) {
        return token == null ? 0 : token.position().orElse(0);
    }

    @Override
    protected void appendEvents(List<? extends EventMessage<?>> events, Serializer serializer) {
        if (events.isEmpty()) {
            return;
        }
        long last = transactionManager.fetchInTransaction(() -> append(events, serializer));
        List<String> ids =
                events.stream().<String>map(EventMessage::getIdentifier).toList();
        AfterCommit.run(() -> listener.appended(ids, last));
    }

    private long append(List<? extends EventMessage<?>> events, Serializer serializer) {
        Connection connection = getConnection();
        try {
            long last = -1;
            for (int from = 0; from < events.size(); from += MOST_ROWS) {
                last = insert(connection, events.subList(from, Math.min(events.size(), from + MOST_ROWS)), serializer);
            }
            return last;
        } catch (SQLException e) {
            if (UNIQUE_VIOLATION.equals(e.getSQLState())) {
                throw new ConcurrencyException("Somebody else has appended to the same aggregate.", e);
            }
            throw new EventStoreException("Events could not be appended.", e);
        } finally {
            org.axonframework.common.jdbc.JdbcUtils.closeQuietly(connection);
        }
    }

    private static long insert(Connection connection, List<? extends EventMessage<?>> events, Serializer serializer)
            throws SQLException {
        String sql = "insert into es.domain_event_entry (event_identifier, aggregate_identifier, sequence_number, type,"
                + " time_stamp, payload_type, payload_revision, payload, meta_data) values "
                + "(?,?,?,?,?,?,?,?,?)" + ",(?,?,?,?,?,?,?,?,?)".repeat(events.size() - 1)
                + " returning global_index";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            int at = 0;
            for (EventMessage<?> message : events) {
                DomainEventMessage<?> event = asDomainEventMessage(message);
                var payload = event.serializePayload(serializer, byte[].class);
                var metaData = event.serializeMetaData(serializer, byte[].class);
                statement.setString(++at, event.getIdentifier());
                statement.setString(++at, event.getAggregateIdentifier());
                statement.setLong(++at, event.getSequenceNumber());
                statement.setString(++at, event.getType());
                statement.setString(++at, DateTimeUtils.formatInstant(event.getTimestamp()));
                statement.setString(++at, payload.getType().getName());
                statement.setString(++at, payload.getType().getRevision());
                statement.setBytes(++at, payload.getData());
                statement.setBytes(++at, metaData.getData());
            }
            long last = -1;
            try (ResultSet indexes = statement.executeQuery()) {
                while (indexes.next()) {
                    last = Math.max(last, indexes.getLong(1));
                }
            }
            return last;
        }
    }
}
