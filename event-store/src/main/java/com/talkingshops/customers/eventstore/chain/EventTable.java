package com.talkingshops.customers.eventstore.chain;

import java.sql.Connection;
import java.sql.SQLException;

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

    private EventTable() {}

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
