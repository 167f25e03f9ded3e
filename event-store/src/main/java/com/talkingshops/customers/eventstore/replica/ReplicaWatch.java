package com.talkingshops.customers.eventstore.replica;

import com.talkingshops.customers.eventstore.replica.Standing.State;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import javax.sql.DataSource;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at a replica and at its primary, and knows by that whether the replica may be read from, and what it has to show whoever
 * reads. That is what the primary showed three seconds ago, and without knowing that nobody may: keys that are destroyed on the
 * primary must be gone soon.
 */
public final class ReplicaWatch {

    private static final Logger LOG = LoggerFactory.getLogger(ReplicaWatch.class);

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
    private static final String REPLICA =
            "select pg_is_in_recovery() as replays, pg_last_wal_replay_lsn() >= ?::pg_lsn as shows, " + WHICH
                    + " || '/' || greatest((select timeline_id from pg_control_checkpoint()),"
                    + " (select min_recovery_end_timeline from pg_control_recovery())) as which";

    private final DataSource replica;
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
     * Nothing was looked at yet.
     *
     * @param replica connections that are shared with those who read: if none is free, the replica has so much to do because it answers
     * @param primary where what it replays is written, by connections for which nobody else has to be waited for
     */
    public ReplicaWatch(DataSource replica, DataSource primary) {
        this(replica, primary, System::nanoTime);
    }

    ReplicaWatch(DataSource replica, DataSource primary, LongSupplier nanos) {
        this.replica = replica;
        this.primary = primary;
        this.nanos = nanos;
    }

    /** Whether it is read from, as far as is known. */
    public Standing standing() {
        Standing seen = Objects.requireNonNull(standing.get());
        return seen.state() == State.ANSWERS && least().isEmpty()
                ? Standing.not(State.AWAY, "It was not looked at for some seconds.")
                : seen;
    }

    boolean answers() {
        return standing().state() == State.ANSWERS;
    }

    /** What it has to show at least; empty if that was not looked at of late. */
    Optional<WalPosition> least() {
        return fresh(least).map(Written::position);
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

    /** What was asked of it has failed. Whether it is there at all is then known without waiting for the next look. */
    void failed(SQLException e) {
        LOG.debug("The replica has not answered", e);
        if (!DatabaseFailure.isBusy(e) && DatabaseFailure.isAway(e)) {
            away(DatabaseFailure.reason(e));
        }
    }

    private synchronized void away(String why) {
        failures++;
        good = 0;
        become(Standing.not(State.AWAY, why));
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
                : lookAtReplica(now.which(), shown.position());
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

    private Standing lookAtReplica(String which, WalPosition shown) {
        try (Connection connection = replica.getConnection();
                PreparedStatement statement = connection.prepareStatement(REPLICA)) {
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
            return DatabaseFailure.isBusy(e)
                    ? Objects.requireNonNull(standing.get())
                    : Standing.not(State.AWAY, DatabaseFailure.reason(e));
        }
    }
}
