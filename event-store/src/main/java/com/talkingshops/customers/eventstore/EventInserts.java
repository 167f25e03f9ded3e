package com.talkingshops.customers.eventstore;

import com.talkingshops.customers.eventstore.PayloadGuard.Along;
import com.talkingshops.customers.eventstore.PayloadGuard.Appending;
import com.talkingshops.customers.eventstore.PayloadGuard.Guarded;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.axonframework.common.DateTimeUtils;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.jdbc.JdbcUtils;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.EventUtils;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;

/** Inserts events into the table of the event store: many in one statement, which also tells their positions. */
final class EventInserts {

    private static final int COLUMNS = 9;
    /** PostgreSQL takes at most 65,535 parameters in a statement; half of them are for the events. */
    private static final int MOST_ROWS = 65_535 / COLUMNS / 2;

    private static final String TABLE = "domain_event_entry";
    private static final String UNIQUE_VIOLATION = "23505";

    private EventInserts() {}

    /** An event as it is stored. */
    record Row(
            String id,
            String aggregate,
            long sequence,
            @Nullable String type,
            String timestamp,
            String payloadType,
            @Nullable String revision,
            byte[] payload,
            byte[] metaData,
            List<Along> along) {

        static List<Row> of(List<? extends EventMessage<?>> messages, Serializer serializer, PayloadGuard guard) {
            var events = messages.stream()
                    .<DomainEventMessage<?>>map(EventUtils::asDomainEventMessage)
                    .toList();
            var payloads = events.stream()
                    .map(event -> event.serializePayload(serializer, byte[].class))
                    .toList();
            var guarded = guard.guard(IntStream.range(0, events.size())
                    .mapToObj(i -> new Appending(
                            events.get(i),
                            payloads.get(i).getType().getName(),
                            payloads.get(i).getData()))
                    .toList());
            return IntStream.range(0, events.size())
                    .mapToObj(i -> of(events.get(i), payloads.get(i).getType(), guarded.get(i), serializer))
                    .toList();
        }

        private static Row of(
                DomainEventMessage<?> event, SerializedType type, Guarded guarded, Serializer serializer) {
            return new Row(
                    event.getIdentifier(),
                    event.getAggregateIdentifier(),
                    event.getSequenceNumber(),
                    event.getType(),
                    DateTimeUtils.formatInstant(event.getTimestamp()),
                    type.getName(),
                    type.getRevision(),
                    guarded.payload(),
                    event.serializeMetaData(serializer, byte[].class).getData(),
                    guarded.along());
        }
    }

    /**
     * Inserts events in a transaction.
     *
     * @param connections gives the connection of the transaction
     * @param commit whether the transaction ends with it, which takes no round trip of its own then
     * @return the position of the last event
     * @throws ConcurrencyException if an aggregate has an event in such a place already
     */
    static long insert(ConnectionProvider connections, List<Row> rows, boolean commit) {
        Connection connection = null;
        try {
            connection = connections.getConnection();
            long last = -1;
            for (int from = 0; from < rows.size(); from += MOST_ROWS) {
                int to = Math.min(rows.size(), from + MOST_ROWS);
                last = insertSome(connection, rows.subList(from, to), commit && to == rows.size());
            }
            return last;
        } catch (SQLException e) {
            if (isOfATakenPlace(e)) {
                throw new ConcurrencyException("Somebody else has appended to the same aggregate.", e);
            }
            throw new EventStoreException("Events could not be appended.", e);
        } finally {
            JdbcUtils.closeQuietly(connection);
        }
    }

    /** With a commit, it may also be a deferred constraint of another table. */
    private static boolean isOfATakenPlace(SQLException e) {
        return UNIQUE_VIOLATION.equals(e.getSQLState())
                && e instanceof PSQLException refused
                && refused.getServerErrorMessage() != null
                && TABLE.equals(refused.getServerErrorMessage().getTable());
    }

    /** Statements in one text go to PostgreSQL together, and the driver knows afterwards whether a transaction goes on. */
    private static long insertSome(Connection connection, List<Row> rows, boolean commit) throws SQLException {
        String sql = "insert into es.domain_event_entry (event_identifier, aggregate_identifier, sequence_number, type,"
                + " time_stamp, payload_type, payload_revision, payload, meta_data) values "
                + "(?,?,?,?,?,?,?,?,?)" + ",(?,?,?,?,?,?,?,?,?)".repeat(rows.size() - 1)
                + " returning global_index" + along(rows) + (commit ? ";commit" : "");
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            int at = 0;
            for (Row row : rows) {
                statement.setString(++at, row.id());
                statement.setString(++at, row.aggregate());
                statement.setLong(++at, row.sequence());
                statement.setString(++at, row.type());
                statement.setString(++at, row.timestamp());
                statement.setString(++at, row.payloadType());
                statement.setString(++at, row.revision());
                statement.setBytes(++at, row.payload());
                statement.setBytes(++at, row.metaData());
            }
            for (Row row : rows) {
                for (Along along : row.along()) {
                    for (Object parameter : along.parameters()) {
                        statement.setObject(++at, parameter);
                    }
                }
            }
            // Read in portions, the result would end with the transaction.
            statement.setFetchSize(0);
            statement.execute();
            long last = -1;
            try (ResultSet indexes = statement.getResultSet()) {
                while (indexes.next()) {
                    last = Math.max(last, indexes.getLong(1));
                }
            }
            return last;
        }
    }

    private static String along(List<Row> rows) {
        return rows.stream()
                .flatMap(row -> row.along().stream())
                .map(along -> ";" + along.sql())
                .collect(Collectors.joining());
    }
}
