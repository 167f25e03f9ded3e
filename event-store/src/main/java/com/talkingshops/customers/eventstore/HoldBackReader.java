package com.talkingshops.customers.eventstore;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.axonframework.eventhandling.GenericDomainEventEntry;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.jspecify.annotations.Nullable;

/**
 * Reads committed events in the order of their positions and never past one that may still be committed. A position is drawn
 * when an event is inserted, and seen when its transaction commits, so a reader can see 7 before 6. It stops before such a
 * gap until the gap is proven dead: whoever could still fill it has drawn from the sequence, and holds a lock on it until its
 * transaction ends. So, each step after the one before it: (1) read events, up to h; (2) read who holds that lock; (3) wait
 * until none of these is left; (4) read again: what is missing up to h now is missing for ever. No gap costs nothing; a
 * transaction that does not append delays nothing.
 *
 * <p>Rests on: the sequence caches nothing, does not cycle and is drawn from by appends alone; reads are on the primary, in
 * autocommit, each statement with a snapshot of its own.
 */
final class HoldBackReader {

    private static final String EVENTS = "select global_index, type, aggregate_identifier, sequence_number,"
            + " event_identifier, time_stamp, payload_type, payload_revision, payload, meta_data"
            + " from es.domain_event_entry where global_index > ? order by global_index limit ?";
    private static final String LAST = "select coalesce(max(global_index), 0) from es.domain_event_entry";
    private static final String HOLDERS = "select virtualtransaction from pg_locks"
            + " where locktype = 'relation' and granted and mode = 'RowExclusiveLock'"
            + " and database = (select oid from pg_database where datname = current_database())"
            + " and relation = pg_get_serial_sequence('es.domain_event_entry', 'global_index')::regclass";

    /** How often a reader that would deliver nothing looks again, and how long in between. */
    private static final int LOOKS = 20;

    private static final long BETWEEN_LOOKS_NANOS = 2_000_000;

    private final DataSource dataSource;
    private final ReentrantLock lock = new ReentrantLock();

    /** Up to here, whatever a statement that starts from now on does not see is dead. */
    private volatile long settled;

    private @Nullable Proof pending;

    /**
     * A proof under way.
     *
     * @param upTo the position up to which gaps are dead once the holders are gone
     * @param holders the virtual transactions that may still fill one
     */
    private record Proof(long upTo, Set<String> holders) {}

    /** An event with its position. */
    record Positioned(long position, GenericDomainEventEntry<byte[]> event) {}

    HoldBackReader(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * Reads the next events.
     *
     * @param after the position of the last event that was read before; 0 for none
     * @param limit the most events to return
     * @return in order; empty if there are none yet, or all are behind a gap that is still open
     */
    List<Positioned> read(long after, int limit) {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(true);
            connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
            for (int look = 1; ; look++) {
                long settledBefore = settled;
                List<Positioned> seen = select(connection, after, limit);
                List<Positioned> deliverable = upToFirstOpenGap(seen, after, settledBefore);
                if (deliverable.size() == seen.size()) {
                    return deliverable;
                }
                boolean settledNow = settle(connection, seen, limit);
                if (!settledNow && (!deliverable.isEmpty() || look >= LOOKS)) {
                    return deliverable;
                }
                if (!settledNow) {
                    LockSupport.parkNanos(BETWEEN_LOOKS_NANOS);
                }
            }
        } catch (SQLException e) {
            forgetHolders();
            throw new EventStoreException("Events could not be read.", e);
        }
    }

    private static List<Positioned> upToFirstOpenGap(List<Positioned> seen, long after, long settled) {
        long last = after;
        for (int i = 0; i < seen.size(); i++) {
            long position = seen.get(i).position();
            if (position != last + 1 && position - 1 > settled) {
                return seen.subList(0, i);
            }
            last = position;
        }
        return seen;
    }

    /** Takes the proof one step further; tells whether it is done, so that reading again shows more. */
    private boolean settle(Connection connection, List<Positioned> seen, int limit) throws SQLException {
        lock.lock();
        try {
            if (pending == null) {
                // Read before the holders. The maximum, where there is more to read: else each full batch proves anew.
                long upTo =
                        seen.size() == limit ? last(connection) : seen.getLast().position();
                pending = new Proof(upTo, holders(connection));
            } else {
                var left = new HashSet<>(pending.holders());
                left.retainAll(holders(connection));
                pending = new Proof(pending.upTo(), left);
            }
            if (!pending.holders().isEmpty()) {
                return false;
            }
            settled = Math.max(settled, pending.upTo());
            pending = null;
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** After a broken connection the holders known so far may be those of another life of the database. */
    private void forgetHolders() {
        lock.lock();
        try {
            pending = null;
        } finally {
            lock.unlock();
        }
    }

    private static List<Positioned> select(Connection connection, long after, int limit) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(EVENTS)) {
            statement.setLong(1, after);
            statement.setInt(2, limit);
            var events = new ArrayList<Positioned>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    events.add(new Positioned(
                            row.getLong(1),
                            new GenericDomainEventEntry<>(
                                    row.getString(2),
                                    row.getString(3),
                                    row.getLong(4),
                                    row.getString(5),
                                    row.getString(6),
                                    row.getString(7),
                                    row.getString(8),
                                    row.getBytes(9),
                                    row.getBytes(10))));
                }
            }
            return events;
        }
    }

    private static long last(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(LAST);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    private static Set<String> holders(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(HOLDERS);
                ResultSet row = statement.executeQuery()) {
            var holders = new HashSet<String>();
            while (row.next()) {
                holders.add(row.getString(1));
            }
            return holders;
        }
    }
}
