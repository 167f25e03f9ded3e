package com.talkingshops.customers.eventstore;

import static org.axonframework.eventhandling.EventUtils.asDomainEventMessage;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.axonframework.common.DateTimeUtils;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.jdbc.JdbcUtils;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;

/** Inserts events into the table of the event store: many in one statement, which also tells their positions. */
final class EventInserts {

    private static final int COLUMNS = 9;
    /** PostgreSQL takes at most 65,535 parameters in a statement. */
    private static final int MOST_ROWS = 65_535 / COLUMNS;

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
            byte[] metaData) {

        static Row of(EventMessage<?> message, Serializer serializer) {
            DomainEventMessage<?> event = asDomainEventMessage(message);
            var payload = event.serializePayload(serializer, byte[].class);
            return new Row(
                    event.getIdentifier(),
                    event.getAggregateIdentifier(),
                    event.getSequenceNumber(),
                    event.getType(),
                    DateTimeUtils.formatInstant(event.getTimestamp()),
                    payload.getType().getName(),
                    payload.getType().getRevision(),
                    payload.getData(),
                    event.serializeMetaData(serializer, byte[].class).getData());
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

    /** Two statements in one text go to PostgreSQL together, and the driver knows afterwards whether a transaction goes on. */
    private static long insertSome(Connection connection, List<Row> rows, boolean commit) throws SQLException {
        String sql = "insert into es.domain_event_entry (event_identifier, aggregate_identifier, sequence_number, type,"
                + " time_stamp, payload_type, payload_revision, payload, meta_data) values "
                + "(?,?,?,?,?,?,?,?,?)" + ",(?,?,?,?,?,?,?,?,?)".repeat(rows.size() - 1)
                + " returning global_index" + (commit ? ";commit" : "");
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
}
