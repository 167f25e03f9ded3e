package com.talkingshops.customers.eventstore;

import java.util.Arrays;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventsourcing.eventstore.EventStore;

/** A node of {@link LedgerApplication} in a process of its own: projects until it is killed, and may append. */
final class LedgerNode {

    private LedgerNode() {}

    /**
     * Runs the node.
     *
     * @param arguments URL of the database, name of the writers, number of events to append, then properties
     */
    static void main(String[] arguments) throws InterruptedException {
        var application = LedgerApplication.start(arguments[0], Arrays.copyOfRange(arguments, 3, arguments.length));
        int events = Integer.parseInt(arguments[2]);
        if (events > 0) {
            new LedgerWriters(application.getBean(EventStore.class), application.getBean(TransactionManager.class))
                    .write(arguments[1], events);
        }
        Thread.currentThread().join();
    }
}
