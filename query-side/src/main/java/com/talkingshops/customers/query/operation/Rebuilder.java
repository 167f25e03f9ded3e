package com.talkingshops.customers.query.operation;

import com.talkingshops.customers.eventstore.Replay;
import com.talkingshops.customers.eventstore.Replays;
import com.talkingshops.customers.query.operation.Rebuild.State;
import com.talkingshops.customers.query.readmodel.ProjectorFactory;
import com.talkingshops.customers.query.readmodel.ReadModel;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Builds a read model beside the one that is read: fills its tables from the first event on, makes their indexes, catches up,
 * and lets it take the other's place. Each step is committed with how far it came, so whoever works on it next goes on there.
 */
final class Rebuilder {

    private static final Logger LOG = LoggerFactory.getLogger(Rebuilder.class);

    /** How many events are projected in one transaction. */
    private static final int BATCH = 5_000;

    /** With so many events to go, it is time to stop the processor for the rest. */
    private static final long NEARLY = 200;

    /** Shorter than PostgreSQL waits before it looks for a deadlock, in which a reader might be the one to go. */
    private static final Duration PATIENCE = Duration.ofMillis(500);

    private final ProjectorFactory<?> projectors;
    private final ReadModel readModel;
    private final String owner;
    private final RebuildTable table;
    private final NextSchema schema;
    private final Replays replays;
    private final JdbcTemplate database;
    private final TransactionTemplate transaction;

    Rebuilder(
            ProjectorFactory<?> projectors,
            String owner,
            RebuildTable table,
            NextSchema schema,
            Replays replays,
            JdbcTemplate database,
            TransactionTemplate transaction) {
        this.projectors = projectors;
        this.readModel = projectors.readModel();
        this.owner = owner;
        this.table = table;
        this.schema = schema;
        this.replays = replays;
        this.database = database;
        this.transaction = transaction;
    }

    /**
     * Goes on with a rebuild of this node's until it is over.
     *
     * @throws RebuildTable.NoLongerOurs if it was cancelled, or somebody else works on it
     */
    void goOn(Rebuild rebuild) {
        State state = rebuild.state();
        long position = rebuild.position();
        if (state == State.PREPARING || !schema.isOfThisRelease(readModel)) {
            prepare();
            state = State.BUILDING;
            position = 0;
        }
        var replay = replays.of(readModel, projectors.into(NextSchema.of(readModel)));
        if (state == State.BUILDING) {
            position = project(replay, position);
            table.enter(readModel.name(), owner, State.INDEXING);
            state = State.INDEXING;
        }
        if (state == State.INDEXING) {
            makeIndexes();
            table.enter(readModel.name(), owner, State.CATCHING_UP);
        }
        takeOver(replay, project(replay, position));
    }

    private void prepare() {
        transaction.executeWithoutResult(status -> {
            table.hold(readModel.name(), owner);
            schema.waitAtMost(PATIENCE);
            schema.drop(readModel);
            schema.dropPrevious(readModel);
            replays.forgetLetters(readModel);
        });
        schema.create(readModel);
        transaction.executeWithoutResult(
                status -> table.prepared(readModel.name(), owner, schema.dropIndexes(readModel)));
    }

    /** Projects until hardly any events are left. */
    private long project(Replay replay, long from) {
        long position = from;
        for (long end = replays.settled(); position + NEARLY < end; end = replays.settled()) {
            position = projectSome(replay, position, end);
        }
        return position;
    }

    /** Its rows are committed first, and how far they go then: rows that have seen an event do not change when it comes again. */
    private long projectSome(Replay replay, long position, long end) {
        long now = replay.project(
                position,
                end,
                BATCH,
                work -> transaction.executeWithoutResult(status -> {
                    table.hold(readModel.name(), owner);
                    work.run();
                }));
        table.advance(readModel.name(), owner, now);
        return now;
    }

    /** Two at a time: one alone keeps one core busy. */
    private void makeIndexes() {
        var definitions = table.of(readModel.name()).orElseThrow().indexes();
        try (var threads = Executors.newFixedThreadPool(
                2, Thread.ofVirtual().name("index-", 0).factory())) {
            var made = definitions.stream()
                    .map(definition -> CompletableFuture.runAsync(() -> makeIndex(definition), threads))
                    .toArray(CompletableFuture[]::new);
            CompletableFuture.allOf(made).join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
        schema.analyze(readModel);
    }

    private void makeIndex(String definition) {
        transaction.executeWithoutResult(status -> {
            database.execute("set local maintenance_work_mem = '128MB'");
            table.hold(readModel.name(), owner);
            schema.createIndex(definition);
        });
    }

    private void takeOver(Replay replay, long from) {
        long end = transaction.<Long>execute(status -> {
            table.hold(readModel.name(), owner);
            schema.waitAtMost(PATIENCE);
            return replays.pause(readModel, owner);
        });
        try {
            long position = from;
            while (position < end) {
                position = projectSome(replay, position, end);
            }
            swap(position);
        } catch (RuntimeException e) {
            replays.resume(readModel, owner);
            throw e;
        }
    }

    private void swap(long position) {
        transaction.executeWithoutResult(status -> {
            schema.waitAtMost(PATIENCE);
            replays.takeOver(readModel, owner, position, () -> schema.takeOver(readModel));
            table.enter(readModel.name(), owner, State.COMPLETED);
        });
        LOG.info("Read model {} was built anew, up to event {}", readModel.name(), position);
    }
}
