package com.talkingshops.customers.query.operation;

import com.talkingshops.customers.eventstore.DeadLetters;
import com.talkingshops.customers.query.readmodel.ReadModel;
import com.talkingshops.customers.query.readmodel.ReadModelMigration;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.messaging.StreamableMessageSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Drops a read model and builds it anew from the events. Until it has caught up, readers see a part of it, and for a moment
 * nothing at all.
 */
@Component
public class ReadModelReset {

    private static final Duration START_TIMEOUT = Duration.ofSeconds(2);
    private static final Duration POLL = Duration.ofMillis(10);

    private final EventProcessingConfiguration processing;
    private final ReadModelMigration migration;
    private final DeadLetters letters;
    private final JdbcTemplate database;
    private final TransactionTemplate transaction;

    ReadModelReset(
            EventProcessingConfiguration processing,
            ReadModelMigration migration,
            DeadLetters letters,
            JdbcTemplate database,
            PlatformTransactionManager transactions) {
        this.processing = processing;
        this.migration = migration;
        this.letters = letters;
        this.database = database;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * Drops a read model and starts to build it anew; returns before it has caught up. Its tables, its dead letters and its
     * processor's token go together, so a failure in between leaves an old read model or an empty one that fills, never one with a hole.
     *
     * @throws org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException if another node runs the processor;
     *     nothing has happened then
     */
    public void reset(ReadModel readModel) {
        StreamingEventProcessor processor = processing
                .eventProcessor(readModel.name(), StreamingEventProcessor.class)
                .orElseThrow(() -> new IllegalArgumentException("no processor is named " + readModel.name()));
        awaitAtWork(processor);
        processor.shutDown();
        try {
            transaction.executeWithoutResult(status -> {
                // First, as who tries letters again holds them before it touches the tables.
                letters.clear(readModel.name());
                processor.resetTokens(StreamableMessageSource::createTailToken);
                database.execute("drop schema if exists " + readModel.schema() + " cascade");
            });
            migration.migrate(readModel, readModel.schema());
        } finally {
            processor.start();
        }
    }

    /**
     * Waits until a processor that was just started is at work, or until it seems to have nothing to work on. Axon's
     * tracking processor, stopped between claiming a segment and working on it, loses that thread for good and never
     * works again.
     */
    private static void awaitAtWork(StreamingEventProcessor processor) {
        long deadline = System.nanoTime() + START_TIMEOUT.toNanos();
        while (processor.isRunning() && !isAtWork(processor) && System.nanoTime() < deadline) {
            LockSupport.parkNanos(POLL.toNanos());
        }
    }

    private static boolean isAtWork(StreamingEventProcessor processor) {
        var segments = processor.processingStatus().values();
        return !segments.isEmpty()
                && segments.stream().allMatch(segment -> segment.isCaughtUp() || segment.isErrorState());
    }
}
