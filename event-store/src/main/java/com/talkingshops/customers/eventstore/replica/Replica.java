package com.talkingshops.customers.eventstore.replica;

import com.talkingshops.customers.eventstore.replica.Standing.State;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import javax.sql.DataSource;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL that replays what the primary writes, behind it by as much as that takes. A connection is given away only to those
 * who say what it has to show, and looked at before: behind one address there may be several replicas. None is given away that
 * shows less than the primary did three seconds ago, nor if that is not known: keys that are destroyed on the primary must be gone soon.
 */
public final class Replica {

    private static final Logger LOG = LoggerFactory.getLogger(Replica.class);

    private static final long FIRST_PAUSE_NANOS = 1_000_000;
    private static final long LONGEST_PAUSE_NANOS = 20_000_000;
    private static final long FRESH_NANOS = 3_000_000_000L;
    /** So many looks in a row have to be good until it is read from again. */
    private static final int TRUSTED_AFTER = 5;

    private static final String WHICH =
            "(select system_identifier from pg_control_system()) || '/' || current_database()";
    /** The timeline is the first part of the name of a file of the log. */
    private static final String PRIMARY =
            "select pg_current_wal_lsn() as position, current_setting('synchronous_commit') = 'off' as careless, "
                    + WHICH
                    + " || '/' || ('x' || left(pg_walfile_name(pg_current_wal_lsn()), 8))::bit(32)::int as which";
    /** A former primary has written what the one after it never had: it is on another timeline. */
    private static final String LOOK =
            "select pg_is_in_recovery() as replays, pg_last_wal_replay_lsn() >= ?::pg_lsn as shows, " + WHICH
                    + " || '/' || greatest((select timeline_id from pg_control_checkpoint()),"
                    + " (select min_recovery_end_timeline from pg_control_recovery())) as which";

    private static final String NOW = "select pg_current_wal_lsn()";
    private static final String REPLAYED = "select pg_last_wal_replay_lsn()";
    /** Of a database that replays nothing the position is none. */
    private static final String IS_AT =
            "select pg_is_in_recovery() and pg_last_wal_replay_lsn() >= greatest(?::pg_lsn, ?::pg_lsn)";

    private final DataSource connections;
    private final DataSource primary;
    private final LongSupplier nanos;
    private final AtomicReference<Standing> standing =
            new AtomicReference<>(Standing.not(State.AWAY, "It was not looked at yet."));

    private volatile @Nullable Written least;
    private @Nullable Written newest;
    private int good = TRUSTED_AFTER;
    private int failures;

    /** How far the primary had written at a moment. */
    private record Written(WalPosition position, long nanos) {}

    private record Primary(WalPosition position, boolean careless, String which) {}

    /**
     * A replica that is read from once it was looked at.
     *
     * @param connections to it; whoever waits for one for long is better off on the primary
     * @param primary where what it replays is written
     */
    public Replica(DataSource connections, DataSource primary) {
        this(connections, primary, System::nanoTime);
    }

    Replica(DataSource connections, DataSource primary, LongSupplier nanos) {
        this.connections = connections;
        this.primary = primary;
        this.nanos = nanos;
    }

    /** Whether it is read from, as far as is known. */
    public Standing standing() {
        Standing seen = Objects.requireNonNull(standing.get());
        return seen.state() == State.ANSWERS && fresh(least).isEmpty()
                ? Standing.not(State.AWAY, "It was not looked at for some seconds.")
                : seen;
    }

    private boolean answers() {
        return standing().state() == State.ANSWERS;
    }

    private Optional<Written> fresh(@Nullable Written written) {
        return Optional.ofNullable(written).filter(known -> nanos.getAsLong() - known.nanos() < FRESH_NANOS);
    }

    /** Looks whether it can be read from. To be called once a second, by one thread. */
    public void look() {
        int before = failures();
        Standing seen = lookAtBoth();
        take(seen, before);
    }

    private synchronized int failures() {
        return failures;
    }

    /** What was seen before it failed under somebody's hands says nothing of what it is since. */
    private synchronized void take(Standing seen, int before) {
        if (before == failures) {
            good = seen.state() == State.ANSWERS ? Math.min(good + 1, TRUSTED_AFTER) : 0;
            if (good == 0 || good == TRUSTED_AFTER) {
                become(seen);
            }
        }
    }

    private Standing lookAtBoth() {
        long asked = nanos.getAsLong();
        Primary now = lookAtPrimary();
        var written = new Written(now.position(), asked);
        // After a while in which nobody looked, nothing less than all will do.
        Written shown = fresh(newest).orElse(written);
        least = shown;
        newest = written;
        return now.careless()
                ? Standing.not(
                        State.FOREIGN, "With synchronous_commit off, the primary shows what no replica can have seen.")
                : lookAtIt(now.which(), shown.position());
    }

    private Primary lookAtPrimary() {
        try (Connection connection = primary.getConnection();
                PreparedStatement statement = connection.prepareStatement(PRIMARY);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return new Primary(
                    new WalPosition(row.getString("position")), row.getBoolean("careless"), row.getString("which"));
        } catch (SQLException e) {
            throw new EventStoreException("The primary could not be asked how far it has written.", e);
        }
    }

    private Standing lookAtIt(String which, WalPosition shown) {
        try (Connection connection = connections.getConnection();
                PreparedStatement statement = connection.prepareStatement(LOOK)) {
            statement.setString(1, shown.text());
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                if (!row.getString("which").equals(which)) {
                    return Standing.not(
                            State.FOREIGN, "It is of another database than the primary, or on another timeline of it.");
                }
                if (!row.getBoolean("replays")) {
                    return Standing.not(
                            State.FOREIGN, "It replays nothing, so it is no replica, or was made a primary.");
                }
                return row.getBoolean("shows")
                        ? Standing.ANSWERS
                        : Standing.not(State.BEHIND, "It shows less than the primary did a moment ago.");
            }
        } catch (SQLException e) {
            return isBusy(e)
                    ? Objects.requireNonNull(standing.get())
                    : Standing.not(State.AWAY, String.valueOf(root(e).getMessage()));
        }
    }

    private void become(Standing next) {
        if (Objects.requireNonNull(standing.getAndSet(next)).state() == next.state()) {
            return;
        }
        if (next.state() == State.ANSWERS) {
            LOG.info("The replica is read from");
        } else {
            LOG.warn("The replica is not read from, and the primary answers in its place: {}", next.why());
        }
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
        if (!answers()) {
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
        for (long pause = FIRST_PAUSE_NANOS; answers(); pause = Math.min(2 * pause, LONGEST_PAUSE_NANOS)) {
            try (Connection connection = connections.getConnection()) {
                Optional<WalPosition> seen = look.at(connection);
                if (seen.isPresent()) {
                    return seen;
                }
            } catch (SQLException | RuntimeException e) {
                failed(failure(e)
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
        if (!answers()) {
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

    /** What was asked of it has failed. Whether it is there at all is then known without waiting for the next look. */
    void failed(SQLException e) {
        LOG.debug("The replica has not answered", e);
        if (!isBusy(e) && isAway(e)) {
            away(String.valueOf(root(e).getMessage()));
        }
    }

    private synchronized void away(String why) {
        failures++;
        good = 0;
        become(Standing.not(State.AWAY, why));
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
        Optional<Written> known = fresh(least);
        if (known.isEmpty()) {
            return false;
        }
        try (PreparedStatement statement = connection.prepareStatement(IS_AT)) {
            statement.setString(1, position.text());
            statement.setString(2, known.get().position().text());
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    /** Whether all connections were in use for too long, which says nothing of the replica. */
    private static boolean isBusy(SQLException e) {
        return e instanceof SQLTransientConnectionException && e.getCause() == null;
    }

    /** Connections that fail or were ended (PostgreSQL, appendix A: classes 08 and 57P). */
    private static boolean isAway(Throwable e) {
        return e instanceof SQLException one
                        && one.getSQLState() != null
                        && (one.getSQLState().startsWith("08")
                                || one.getSQLState().startsWith("57P"))
                || e.getCause() != null && isAway(e.getCause());
    }

    /** What the database said, if it is the cause. */
    static Optional<SQLException> failure(@Nullable Throwable e) {
        return e == null || e instanceof SQLException ? Optional.ofNullable((SQLException) e) : failure(e.getCause());
    }

    private static Throwable root(Throwable e) {
        return e.getCause() == null ? e : root(e.getCause());
    }
}
