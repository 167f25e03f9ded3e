package com.talkingshops.customers.eventstore;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Proves that gaps are dead, for all readers of a node together: once everybody who held the lock on the sequence after the
 * gap was seen has let go of it, nobody is left who could fill it. What is proven of a database says nothing of another one that took
 * over, or of what it is itself when it has come back.
 */
final class GapProof {

    private final ReentrantLock lock = new ReentrantLock();
    private volatile Settled settled = Settled.NOTHING;
    private @Nullable Pending pending;

    /**
     * What is proven of a database.
     *
     * @param life when it was started
     * @param upTo up to here, whatever a statement that starts from now on does not see is dead
     */
    record Settled(String life, long upTo) {

        private static final Settled NOTHING = new Settled("", 0);

        /** Whether it is proven of the database that a connection goes to. */
        boolean isOf(Connection connection) throws SQLException {
            return upTo > 0 && life.equals(SequenceHolders.life(connection));
        }
    }

    /**
     * A proof under way.
     *
     * @param life when the database was started that it is of
     * @param upTo the position up to which gaps are dead once the holders are gone
     * @param holders the virtual transactions that may still fill one
     */
    private record Pending(String life, long upTo, Set<String> holders) {}

    /** What is proven so far. */
    Settled settled() {
        return settled;
    }

    /** The virtual transactions that a proof under way waits for. */
    Set<String> awaited() {
        lock.lock();
        try {
            return pending == null ? Set.of() : pending.holders();
        } finally {
            lock.unlock();
        }
    }

    /** Whether a proof is under way and cannot be concluded yet. */
    boolean isOpen(Connection connection) throws SQLException {
        lock.lock();
        try {
            return pending != null && !conclude(pending, SequenceHolders.now(connection));
        } finally {
            lock.unlock();
        }
    }

    /**
     * Begins a proof, unless one is under way, and takes it a step further.
     *
     * @param highest the highest position that was seen
     * @param more whether there may be higher ones
     * @return whether more is settled now, so that reading again shows more
     */
    boolean advance(Connection connection, long highest, boolean more) throws SQLException {
        lock.lock();
        try {
            if (pending != null) {
                return conclude(pending, SequenceHolders.now(connection));
            }
            // Read before the holders. The maximum, where there is more to read: else each full batch proves anew.
            long upTo = more ? EventRows.last(connection) : highest;
            SequenceHolders holders = SequenceHolders.now(connection);
            return conclude(new Pending(holders.life(), upTo, holders.transactions()), holders);
        } finally {
            lock.unlock();
        }
    }

    private boolean conclude(Pending proof, SequenceHolders now) {
        if (!settled.life().equals(now.life())) {
            settled = new Settled(now.life(), 0);
        }
        if (!proof.life().equals(now.life())) {
            pending = null;
            // Nothing is settled, but reading again shows what there is now.
            return true;
        }
        var left = new HashSet<>(proof.holders());
        left.retainAll(now.transactions());
        boolean done = left.isEmpty();
        if (done) {
            settled = new Settled(now.life(), Math.max(settled.upTo(), proof.upTo()));
        }
        pending = done ? null : new Pending(proof.life(), proof.upTo(), left);
        return done;
    }

    /** After a broken connection what is known so far may be of another life of the database. */
    void forget() {
        lock.lock();
        try {
            pending = null;
            settled = Settled.NOTHING;
        } finally {
            lock.unlock();
        }
    }
}
