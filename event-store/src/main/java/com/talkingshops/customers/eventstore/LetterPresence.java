package com.talkingshops.customers.eventstore;

import org.springframework.core.Ordered;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Knows whether there are dead letters at all, so that nobody asks for one of them in vain. What this node adds it knows
 * before anybody learns that the processor has come so far; what others add it knows from the statement that also reads how
 * far they have come.
 */
final class LetterPresence {

    private long added;
    private boolean some = true;

    /** A look at the table of letters, from before it is read. */
    final class Look {

        private final long before;

        private Look(long before) {
            this.before = before;
        }

        /** What the look found; it counts for nothing if it was none, and this node has added a letter meanwhile. */
        void found(boolean any) {
            synchronized (LetterPresence.this) {
                some = any || some && added != before;
            }
        }
    }

    /** Whether there may be letters. */
    synchronized boolean isLikely() {
        return some;
    }

    synchronized Look look() {
        return new Look(added);
    }

    /** This node adds a letter in the current transaction. */
    void letterAdded() {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {

            /** Before whoever waits for the position is told that it is reached. */
            @Override
            public int getOrder() {
                return Ordered.HIGHEST_PRECEDENCE;
            }

            @Override
            public void afterCommit() {
                added();
            }
        });
    }

    private synchronized void added() {
        added++;
        some = true;
    }
}
