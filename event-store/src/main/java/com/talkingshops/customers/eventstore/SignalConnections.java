package com.talkingshops.customers.eventstore;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Opens connections outside of a pool: one that listens is never given back, and one that sends must not wait behind the requests that
 * it sends for.
 */
final class SignalConnections {

    private static final int MILLIS_TO_ANSWER = 5_000;

    private final DataSource dataSource;

    SignalConnections(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * Opens a connection that notices when the other end is gone: no answer may take longer than five seconds.
     *
     * @param purpose what the database's administrator sees it is for
     */
    Connection open(String purpose) throws SQLException {
        return new UnpooledConnections(dataSource, purpose, MILLIS_TO_ANSWER).getConnection();
    }

    /** Cuts a connection off at once, whatever its thread is waiting for. */
    static void abort(@Nullable Connection connection) {
        if (connection != null) {
            try {
                connection.abort(Runnable::run);
            } catch (SQLException e) {
                // It was gone already.
            }
        }
    }
}
