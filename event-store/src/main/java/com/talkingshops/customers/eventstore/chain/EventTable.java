package com.talkingshops.customers.eventstore.chain;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** Reads events as they are stored. */
final class EventTable {

    static final int GLOBAL_INDEX = 0;
    static final int PAYLOAD_TYPE = 6;
    static final int META_DATA = 9;
    /** From here on columns are in the digest. */
    static final int CONTENT = 1;

    private static final int COLUMNS = 10;

    private static final String EVENTS = "select global_index, aggregate_identifier, sequence_number, type,"
            + " event_identifier, time_stamp, payload_type, payload_revision, payload, meta_data"
            + " from es.domain_event_entry where ";

    private static final String BYTES = "sum(octet_length(payload) + octet_length(meta_data))";

    private static final String END = "select coalesce(min(global_index), ?) from (select global_index, " + BYTES
            + " over (order by global_index) as bytes from es.domain_event_entry"
            + " where global_index between ? and ?) as sized where bytes >= ?";

    private static final String FIRST_ONES = "select count(*) from (select " + BYTES + " over (order by number)"
            + " - coalesce(octet_length(payload) + octet_length(meta_data), 0) as bytes_before"
            + " from unnest(?) with ordinality as wanted (position, number)"
            + " left join es.domain_event_entry on global_index = position) as sized where coalesce(bytes_before, 0) < ?";

    private EventTable() {}

    /** The position from one on, up to another, with whose event there are so many bytes; the latter if there are fewer. */
    static long end(Connection connection, long from, long upTo, long bytes) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(END)) {
            statement.setLong(1, upTo);
            statement.setLong(2, from);
            statement.setLong(3, upTo);
            statement.setLong(4, bytes);
            return number(statement);
        }
    }

    /** How many of the first of some positions it takes for so many bytes, if there are as many. */
    static int firstOnes(Connection connection, List<Long> positions, long bytes) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(FIRST_ONES)) {
            statement.setArray(1, connection.createArrayOf("bigint", positions.toArray()));
            statement.setLong(2, bytes);
            return (int) number(statement);
        }
    }

    private static long number(PreparedStatement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    /** Those from a position up to another, in order. */
    static CopiedRows between(Connection connection, long from, long upTo, int most) throws SQLException {
        return new CopiedRows(
                connection,
                EVENTS
                        + "global_index between bigint '%d' and bigint '%d' order by global_index limit %d"
                                .formatted(from, upTo, most),
                COLUMNS);
    }

    /** Those at positions. */
    static CopiedRows at(Connection connection, Iterable<Long> positions) throws SQLException {
        var list = new StringBuilder("global_index = any ('{");
        String separator = "";
        for (long position : positions) {
            list.append(separator).append(position);
            separator = ",";
        }
        return new CopiedRows(connection, EVENTS + list + "}')", COLUMNS);
    }

    static StoredEvent event(CopiedRows row) {
        return new StoredEvent(
                row.number(0),
                row.value(1),
                row.number(2),
                row.value(3),
                row.value(4),
                row.value(5),
                row.value(PAYLOAD_TYPE),
                row.text(7),
                row.bytes(8),
                row.bytes(META_DATA));
    }
}
