package com.talkingshops.customers.eventstore;

import com.talkingshops.customers.eventstore.AggregateStreams.Place;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.GenericDomainEventEntry;

/** The events as they lie in their table, in the order of their positions. */
final class EventRows {

    private static final String COLUMNS = "global_index, type, aggregate_identifier, sequence_number,"
            + " event_identifier, time_stamp, payload_type, payload_revision, payload, meta_data";
    private static final String EVENTS = "select " + COLUMNS + " from es.domain_event_entry where global_index > ?";
    /** Lengths are known without what is long being read. Up to the one with which there are too many bytes, which is at least one. */
    private static final String NEXT = "select " + COLUMNS + " from (select " + COLUMNS
            + ", sum(octet_length(payload) + octet_length(meta_data)) over (order by global_index rows unbounded preceding)"
            + " - octet_length(payload) - octet_length(meta_data) as bytes_before"
            + " from es.domain_event_entry where global_index > ?"
            + " order by global_index limit ?) as sized where bytes_before < ? order by global_index";

    private static final String BETWEEN =
            NEXT.replace("global_index > ?", "global_index > ? and global_index <= ? and payload_type <> all (?)");

    private static final String AT =
            EVENTS.replace("global_index > ?", "global_index = any (?)") + " order by global_index";
    private static final String PLACES = "select global_index, aggregate_identifier, sequence_number, payload_type,"
            + " time_stamp::timestamptz, octet_length(payload) from es.domain_event_entry where aggregate_identifier = any (?) order by global_index";
    private static final String FIRST = "select payload_type, meta_data from es.domain_event_entry"
            + " where aggregate_identifier = ? and sequence_number = 0";
    private static final String LAST = "select coalesce(max(global_index), 0) from es.domain_event_entry";

    private static final int PLACES_AT_ONCE = 5_000;

    /** With so many bytes a portion ends: an event may have a thousand times the size of another, and its objects are larger still. */
    static final long BYTES = 8L << 20;

    private EventRows() {}

    /** An event with its position. */
    record Positioned(long position, DomainEventData<byte[]> event) {

        /** How much of the database's memory and of ours it takes at least. */
        long bytes() {
            return (long) event.getPayload().getData().length
                    + event.getMetaData().getData().length;
        }
    }

    /** The name that an aggregate's first event is stored under, and what stands beside it. */
    @SuppressWarnings("ArrayRecordComponent")
    record First(String type, byte[] metaData) {}

    /** What is visible now behind a position, gaps or not; fewer than the limit if they are large. */
    static List<Positioned> next(Connection connection, long after, int limit) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(NEXT)) {
            statement.setLong(1, after);
            statement.setInt(2, limit);
            statement.setLong(3, BYTES);
            return events(statement);
        }
    }

    /** What is visible now behind a position and up to another, but for events of some types; fewer than the limit if they are large. */
    static List<Positioned> between(Connection connection, long after, long upTo, String[] without, int limit)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(BETWEEN)) {
            statement.setLong(1, after);
            statement.setLong(2, upTo);
            statement.setArray(3, connection.createArrayOf("text", without));
            statement.setInt(4, limit);
            statement.setLong(5, BYTES);
            return events(statement);
        }
    }

    /** Whether there may be more behind what was read with a limit. */
    static boolean isCut(List<Positioned> rows, int limit) {
        return rows.size() == limit
                || rows.stream().mapToLong(Positioned::bytes).sum() >= BYTES;
    }

    /** What is visible now at some positions. */
    static List<Positioned> at(Connection connection, Collection<Long> positions) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(AT)) {
            statement.setArray(1, connection.createArrayOf("bigint", positions.toArray()));
            return events(statement);
        }
    }

    /**
     * Tells where what is visible now of some aggregates lies, a few thousand rows at a time. Times are read by the database, in
     * microseconds: to parse them here takes longer than all else.
     *
     * @param naming makes of the name that an event is stored under the one to tell
     */
    static void places(
            Connection connection, Collection<String> aggregates, UnaryOperator<String> naming, Consumer<Place> taker)
            throws SQLException {
        // Outside of a transaction the driver would hold all rows at once.
        connection.setAutoCommit(false);
        try (PreparedStatement statement = connection.prepareStatement(PLACES)) {
            statement.setFetchSize(PLACES_AT_ONCE);
            statement.setArray(1, connection.createArrayOf("text", aggregates.toArray()));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    taker.accept(new Place(
                            row.getLong(1),
                            row.getString(2),
                            row.getLong(3),
                            naming.apply(row.getString(4)),
                            row.getObject(5, OffsetDateTime.class).toInstant(),
                            row.getInt(6)));
                }
            }
        } finally {
            connection.setAutoCommit(true);
        }
    }

    /** How an aggregate began, if it did. */
    static Optional<First> first(Connection connection, String aggregate) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(FIRST)) {
            statement.setString(1, aggregate);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(new First(row.getString(1), row.getBytes(2))) : Optional.empty();
            }
        }
    }

    private static List<Positioned> events(PreparedStatement statement) throws SQLException {
        var events = new ArrayList<Positioned>();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                events.add(new Positioned(row.getLong(1), event(row)));
            }
        }
        return events;
    }

    /** The highest position that is visible now; 0 if there is none. */
    static long last(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(LAST);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    private static DomainEventData<byte[]> event(ResultSet row) throws SQLException {
        return new GenericDomainEventEntry<>(
                row.getString(2),
                row.getString(3),
                row.getLong(4),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getString(8),
                row.getBytes(9),
                row.getBytes(10));
    }
}
