package com.talkingshops.customers.eventstore;

import com.talkingshops.customers.eventstore.EventRows.Positioned;
import com.talkingshops.customers.eventstore.GapProof.Settled;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
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
 * autocommit, each statement with a snapshot of its own. What was proven of one database is forgotten where another answers.
 */
final class HoldBackReader implements Delivery {

    /** How long a reader that would deliver nothing goes on looking before it says so; well below a claim's life. */
    private static final long PATIENCE_NANOS = 1_000_000_000;

    /** Longer than transactions that append are open. */
    private static final Duration PATIENCE_OF_A_BEGINNER = Duration.ofSeconds(5);

    private static final long FIRST_PAUSE_NANOS = 1_000_000;
    private static final long LONGEST_PAUSE_NANOS = 50_000_000;

    private final DataSource dataSource;
    private final Pace pace;
    private final GapProof proof = new GapProof();

    private volatile @Nullable Wait waiting;
    /** Where the history ended at the last look at its end; whoever is behind has no reason to wait. */
    private volatile End end;

    private final AtomicLong delivered = new AtomicLong();

    private record End(long position, long seenAt) {}

    /** Since when a position is waited for, in nanoseconds. */
    private record Wait(long position, long since) {}

    HoldBackReader(DataSource dataSource, Pace pace) {
        this.dataSource = dataSource;
        this.pace = pace;
        this.end = new End(Long.MAX_VALUE, 0);
    }

    /**
     * Reads the next events.
     *
     * @param after the position of the last event that was read before; 0 for none
     * @param limit the most events to return; fewer if they are large
     * @return in order; empty if there are none yet, or all have been behind a gap for a second that is still open
     */
    List<Positioned> read(long after, int limit) {
        End last = end;
        if (after >= last.position()) {
            pace.rest(last.seenAt());
        }
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        var read = look(after, limit, false);
        for (long pause = FIRST_PAUSE_NANOS;
                read.isEmpty() && isHeldBackAt(after) && System.nanoTime() < deadline;
                pause = Math.min(2 * pause, LONGEST_PAUSE_NANOS)) {
            LockSupport.parkNanos(pause);
            if (Thread.currentThread().isInterrupted()) {
                return read;
            }
            read = look(after, limit, true);
        }
        if (!read.isEmpty()) {
            delivered.accumulateAndGet(read.getLast().position(), Math::max);
        } else if (!isHeldBackAt(after)) {
            // There may be another database behind the same address, which has not come so far.
            delivered.set(after);
        }
        if (!EventRows.isCut(read, limit)) {
            end = new End(read.isEmpty() ? after : read.getLast().position(), System.nanoTime());
        }
        return read;
    }

    /** Reads one event once more; empty if it is gone. */
    List<Positioned> readAgain(long position) {
        try (Connection connection = dataSource.getConnection()) {
            return EventRows.at(connection, List.of(position));
        } catch (SQLException e) {
            throw new EventStoreException("An event could not be read again.", e);
        }
    }

    /** The last position that was read and not held back; 0 for none. */
    long delivered() {
        return delivered.get();
    }

    /**
     * Where whoever begins now is to begin, so that nothing is skipped that is committed late.
     *
     * @return the position of the last event, once nothing before it can come in any more
     * @throws EventStoreException if a transaction that appends stays open
     */
    long settledHead() {
        return new SettledHistory(dataSource).awaitHead(PATIENCE_OF_A_BEGINNER);
    }

    private List<Positioned> look(long after, int limit, boolean again) {
        try (Connection connection = dataSource.getConnection()) {
            // Each statement is a transaction, and sees what is there when it begins, whatever the isolation.
            connection.setAutoCommit(true);
            // Reads no event twice only to hold it back twice.
            return again && proof.isOpen(connection) ? List.of() : look(connection, after, limit);
        } catch (SQLException e) {
            proof.forget();
            waiting = null;
            throw new EventStoreException("Events could not be read.", e);
        }
    }

    private List<Positioned> look(Connection connection, long after, int limit) throws SQLException {
        while (true) {
            Settled settledBefore = proof.settled();
            List<Positioned> seen = EventRows.next(connection, after, limit);
            List<Positioned> deliverable = upToFirstOpenGap(seen, after, 0);
            if (deliverable.size() < seen.size() && settledBefore.isOf(connection)) {
                deliverable = upToFirstOpenGap(seen, after, settledBefore.upTo());
            }
            long last = deliverable.isEmpty() ? after : deliverable.getLast().position();
            if (deliverable.size() == seen.size()) {
                // Whoever has seen the end without a gap knows that nobody waits, whatever the history was before.
                noLongerWaiting(EventRows.isCut(seen, limit) ? last : Long.MAX_VALUE);
                return deliverable;
            }
            if (!proof.advance(connection, seen.getLast().position(), EventRows.isCut(seen, limit))) {
                nowWaiting(last + 1);
                return deliverable;
            }
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

    private void nowWaiting(long position) {
        Wait before = waiting;
        if (before == null || before.position() < position) {
            waiting = new Wait(position, System.nanoTime());
        }
    }

    private void noLongerWaiting(long delivered) {
        Wait before = waiting;
        if (before != null && before.position() <= delivered) {
            waiting = null;
        }
    }

    private boolean isHeldBackAt(long after) {
        Wait now = waiting;
        return now != null && now.position() > after;
    }

    @Override
    public Optional<HeldBack> heldBack() {
        Wait now = waiting;
        if (now == null) {
            return Optional.empty();
        }
        try (Connection connection = dataSource.getConnection()) {
            // Seen here and not left to the next read: there is none once another node reads instead.
            if (!proof.isOpen(connection)) {
                noLongerWaiting(now.position());
                return Optional.empty();
            }
            return Optional.of(new HeldBack(
                    now.position(),
                    Duration.ofNanos(System.nanoTime() - now.since()),
                    SequenceHolders.details(connection, proof.awaited())));
        } catch (SQLException e) {
            throw new EventStoreException("Who holds events back could not be read.", e);
        }
    }
}
