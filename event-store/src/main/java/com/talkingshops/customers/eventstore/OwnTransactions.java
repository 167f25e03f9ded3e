package com.talkingshops.customers.eventstore;

import org.axonframework.common.transaction.Transaction;
import org.axonframework.common.transaction.TransactionManager;

/**
 * The transactions of a processor's threads. Axon's unit of work rolls back after an exception, but after an error while it prepares its
 * commit it leaves the transaction to its thread, and whatever this does next would be part of it.
 */
final class OwnTransactions implements TransactionManager {

    private final TransactionManager transactions;
    private final ThreadLocal<Transaction> open = new ThreadLocal<>();

    OwnTransactions(TransactionManager transactions) {
        this.transactions = transactions;
    }

    @Override
    public Transaction startTransaction() {
        Transaction started = transactions.startTransaction();
        if (open.get() != null) {
            return started;
        }
        open.set(started);
        return new Transaction() {

            @Override
            public void commit() {
                open.remove();
                started.commit();
            }

            @Override
            public void rollback() {
                open.remove();
                started.rollback();
            }
        };
    }

    /** Rolls back what this thread has begun and not ended. */
    void rollBackWhatIsOpen() {
        Transaction left = open.get();
        if (left != null) {
            open.remove();
            left.rollback();
        }
    }
}
