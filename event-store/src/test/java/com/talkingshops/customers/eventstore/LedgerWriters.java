package com.talkingshops.customers.eventstore;

import com.talkingshops.customers.eventstore.CounterApplication.Counted;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Eight writers that append to aggregates of their own; a tenth of their transactions roll back, some take long to commit. */
final class LedgerWriters {

    private static final int WRITERS = 8;
    private static final int AGGREGATES = 10;
    private static final String ON_PURPOSE = "refused on purpose";

    private final EventStore events;
    private final TransactionManager transactions;

    LedgerWriters(EventStore events, TransactionManager transactions) {
        this.events = events;
        this.transactions = transactions;
    }

    /** Has commits fail or take long when their events have positions already, whoever appends them. */
    static void disturbCommits(JdbcClient database) {
        database.sql("""
                create function es.disturb() returns trigger language plpgsql as $$
                begin
                    if random() < 0.005 then perform pg_sleep(random() * 0.5); end if;
                    if random() < 0.05 then raise exception '%s'; end if;
                    return null;
                end $$;
                create constraint trigger disturbed after insert on es.domain_event_entry
                    deferrable initially deferred for each row execute function es.disturb()
                """.formatted(ON_PURPOSE)).update();
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
        if (random.nextInt(20) == 0) {
            transaction.rollback();
            return false;
        }
        try {
            transaction.commit();
            return true;
        } catch (EventStoreException e) {
            if (!e.getCause().getMessage().contains(ON_PURPOSE)) {
                throw e;
            }
            return false;
        }
    }
}
