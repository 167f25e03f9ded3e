package com.talkingshops.customers.eventstore;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Proves that gaps are dead, for all readers of a node together: once everybody who held the lock on the sequence after the
 * gap was seen has let go of it, nobody is left who could fill it.
 */
final class GapProof {

    private final ReentrantLock lock = new ReentrantLock();
    private volatile long settled;
    private @Nullable Pending pending;

    /**
     * A proof under way.
     *
     * @param upTo the position up to which gaps are dead once the holders are gone
     * @param holders the virtual transactions that may still fill one
     */
    private record Pending(long upTo, Set<String> holders) {}

    /** Up to here, whatever a statement that starts from now on does not see is dead. */
    long settled() {
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
            return pending != null && !conclude(connection, pending);
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
                return conclude(connection, pending);
            }
            // Read before the holders. The maximum, where there is more to read: else each full batch proves anew.
            long upTo = more ? EventRows.last(connection) : highest;
            return conclude(new Pending(upTo, SequenceHolders.all(connection)));
        } finally {
            lock.unlock();
        }
    }

    private boolean conclude(Connection connection, Pending proof) throws SQLException {
        var left = new HashSet<>(proof.holders());
        left.retainAll(SequenceHolders.all(connection));
        return conclude(new Pending(proof.upTo(), left));
    }

    private boolean conclude(Pending proof) {
        boolean done = proof.holders().isEmpty();
        if (done) {
            settled = Math.max(settled, proof.upTo());
        }
        pending = done ? null : proof;
        return done;
    }

    /** After a broken connection the holders known so far may be those of another life of the database. */
    void forget() {
        lock.lock();
        try {
            pending = null;
        } finally {
            lock.unlock();
        }
    }
}
