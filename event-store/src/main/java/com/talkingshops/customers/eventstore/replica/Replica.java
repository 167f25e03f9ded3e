package com.talkingshops.customers.eventstore.replica;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.axonframework.eventsourcing.eventstore.EventStoreException;

/**
 * A PostgreSQL that replays what the primary writes, behind it by as much as that takes. A connection is given away only to those
 * who say what it has to show, and looked at before: behind one address there may be several replicas. Nor is one given away that
 * shows less than the {@link ReplicaWatch} asks of all.
 */
public final class Replica {

    private static final long FIRST_PAUSE_NANOS = 1_000_000;
    private static final long LONGEST_PAUSE_NANOS = 20_000_000;

    private static final String NOW = "select pg_current_wal_lsn()";
    private static final String REPLAYED = "select pg_last_wal_replay_lsn()";
    /** Of a database that replays nothing the position is none. */
    private static final String IS_AT =
            "select pg_is_in_recovery() and pg_last_wal_replay_lsn() >= greatest(?::pg_lsn, ?::pg_lsn)";

    private final DataSource connections;
    private final DataSource primary;
    private final ReplicaWatch watch;

    /**
     * A replica that is read from once it was looked at.
     *
     * @param connections to it; whoever waits for one for long is better off on the primary
     * @param primary where what it replays is written
     * @param watch knows whether it may be read from
     */
    public Replica(DataSource connections, DataSource primary, ReplicaWatch watch) {
        this.connections = connections;
        this.primary = primary;
        this.watch = watch;
    }

    /**
     * Waits until it shows something.
     *
     * @return a position at which it is shown, for {@link ReplicaReads#begin}; empty if that takes longer, or it is not read from
     */
    public Optional<WalPosition> await(Shows shows, Duration atMost) {
        return await(
                connection -> shows.on(connection) ? replayed(connection) : Optional.empty(),
                System.nanoTime() + atMost.toNanos());
    }

    /**
     * Waits until it shows all that the primary shows now, and something else.
     *
     * @return a position at which it is shown; empty if that takes longer, or it is not read from
     */
    public Optional<WalPosition> awaitNow(Shows also, Duration atMost) {
        if (!watch.answers()) {
            return Optional.empty();
        }
        long deadline = System.nanoTime() + atMost.toNanos();
        WalPosition now = now();
        return await(
                connection -> isAt(connection, now) && also.on(connection) ? replayed(connection) : Optional.empty(),
                deadline);
    }

    @FunctionalInterface
    private interface Look {
        Optional<WalPosition> at(Connection connection) throws SQLException;
    }

    private Optional<WalPosition> await(Look look, long deadline) {
        for (long pause = FIRST_PAUSE_NANOS; watch.answers(); pause = Math.min(2 * pause, LONGEST_PAUSE_NANOS)) {
            try (Connection connection = connections.getConnection()) {
                Optional<WalPosition> seen = look.at(connection);
                if (seen.isPresent()) {
                    return seen;
                }
            } catch (SQLException | RuntimeException e) {
                failed(DatabaseFailure.behind(e)
                        .orElseThrow(() -> new IllegalStateException("What a replica shows cannot be told.", e)));
                return Optional.empty();
            }
            if (System.nanoTime() >= deadline || Thread.currentThread().isInterrupted()) {
                return Optional.empty();
            }
            LockSupport.parkNanos(pause);
        }
        return Optional.empty();
    }

    /** A connection that shows all up to a position; empty if there is none. */
    Optional<Connection> connection(WalPosition shown) {
        if (!watch.answers()) {
            return Optional.empty();
        }
        try {
            return ifAt(connections.getConnection(), shown);
        } catch (SQLException e) {
            failed(e);
            return Optional.empty();
        }
    }

    private Optional<Connection> ifAt(Connection connection, WalPosition position) throws SQLException {
        boolean is = false;
        try {
            is = isAt(connection, position);
            return is ? Optional.of(connection) : Optional.empty();
        } finally {
            if (!is) {
                connection.close();
            }
        }
    }

    /** What was asked of it has failed. */
    void failed(SQLException e) {
        watch.failed(e);
    }

    private WalPosition now() {
        try (Connection connection = primary.getConnection()) {
            return position(connection, NOW).orElseThrow();
        } catch (SQLException e) {
            throw new EventStoreException("The primary could not be asked how far it has written.", e);
        }
    }

    private static Optional<WalPosition> replayed(Connection connection) throws SQLException {
        return position(connection, REPLAYED);
    }

    private static Optional<WalPosition> position(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return Optional.ofNullable(row.getString(1)).map(WalPosition::new);
        }
    }

    private boolean isAt(Connection connection, WalPosition position) throws SQLException {
        Optional<WalPosition> least = watch.least();
        if (least.isEmpty()) {
            return false;
        }
        try (PreparedStatement statement = connection.prepareStatement(IS_AT)) {
            statement.setString(1, position.text());
            statement.setString(2, least.get().text());
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }
}
