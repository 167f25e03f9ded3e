package com.talkingshops.customers.eventstore.chain;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.OptionalLong;

/** Tells which positions events were given: whatever is said of one behind them was made up. */
final class GivenPositions {

    static final String LAST =
            "select pg_sequence_last_value(pg_get_serial_sequence('es.domain_event_entry', 'global_index')::regclass)";

    private GivenPositions() {}

    /** The last one; empty if there is none yet. */
    static OptionalLong last(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(LAST);
                ResultSet row = statement.executeQuery()) {
            row.next();
            long last = row.getLong(1);
            return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(last);
        }
    }
}
