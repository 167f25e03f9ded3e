package com.talkingshops.customers.eventstore.chain;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Up to where events are chained.
 *
 * @param position there is a link for each event up to here, and never will be one more
 * @param links how many there are
 */
record ChainState(long position, long links) {

    private static final String READ = "select position, links from es.chain_state";
    /** Links and position are committed together, so none lies behind it, unless somebody has set it back. */
    private static final String READ_WHOLE =
            "select greatest(position, (select max(global_index) from es.chain_link), 0), links"
                    + " from es.chain_state union all"
                    + " select coalesce((select max(global_index) from es.chain_link), 0), 0"
                    + " where not exists (select from es.chain_state)";

    private static final String WRITE = "update es.chain_state set position = ?, links = ?";

    static ChainState read(Connection connection) throws SQLException {
        return read(connection, READ).orElseThrow(() -> new SQLException("es.chain_state is empty"));
    }

    /** As it should be: up to where there are links, whatever is said, and how many there are said to be. */
    static ChainState toBeChecked(Connection connection) throws SQLException {
        return read(connection, READ_WHOLE).orElseThrow();
    }

    /** Whether it says more than can be: whoever believes it goes on without an end, or never again. */
    boolean isMadeUp(Connection connection) throws SQLException {
        OptionalLong given = GivenPositions.last(connection);
        return given.isPresent() && position > given.getAsLong();
    }

    /** Keeps others from chaining until the transaction ends; empty if another node does so already. */
    static Optional<ChainState> hold(Connection connection) throws SQLException {
        return read(connection, READ + " for update skip locked");
    }

    private static Optional<ChainState> read(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet row = statement.executeQuery()) {
            return row.next() ? Optional.of(new ChainState(row.getLong(1), row.getLong(2))) : Optional.empty();
        }
    }

    void write(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(WRITE)) {
            statement.setLong(1, position);
            statement.setLong(2, links);
            statement.executeUpdate();
        }
    }
}
