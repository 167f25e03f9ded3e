package com.talkingshops.customers.eventstore;

import com.talkingshops.customers.eventstore.CounterApplication.Counted;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;

/** Eight writers that append to aggregates of their own; a tenth of their transactions roll back, some take long. */
final class LedgerWriters {

    private static final int WRITERS = 8;
    private static final int AGGREGATES = 10;

    private final EventStore events;
    private final TransactionManager transactions;

    LedgerWriters(EventStore events, TransactionManager transactions) {
        this.events = events;
        this.transactions = transactions;
    }

    /** Appends a number of events, all of them committed when it returns. */
    void write(String name, int count) {
        CompletableFuture.allOf(IntStream.range(0, WRITERS)
                        .mapToObj(writer -> CompletableFuture.runAsync(
                                () -> write(name + "-" + writer, count / WRITERS, new Random(writer)),
                                task -> Thread.ofPlatform().daemon().start(task)))
                        .toArray(CompletableFuture[]::new))
                .join();
    }

    private void write(String writer, int count, Random random) {
        var next = new int[AGGREGATES];
        for (int written = 0; written < count; ) {
            int aggregate = random.nextInt(AGGREGATES);
            if (append(writer + "-" + aggregate, next[aggregate], random)) {
                next[aggregate]++;
                written++;
            }
        }
    }

    private boolean append(String aggregate, int sequence, Random random) {
        var transaction = transactions.startTransaction();
        events.publish(
                new GenericDomainEventMessage<>("Counter", aggregate, sequence, new Counted(aggregate, sequence + 1)));
        if (random.nextInt(200) == 0) {
            LockSupport.parkNanos(random.nextLong(500_000_000));
        }
        if (random.nextInt(10) == 0) {
            transaction.rollback();
            return false;
        }
        transaction.commit();
        return true;
    }
}
