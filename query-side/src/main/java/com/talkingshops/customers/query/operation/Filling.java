package com.talkingshops.customers.query.operation;

import com.talkingshops.customers.eventstore.Paused;
import com.talkingshops.customers.eventstore.Replay;
import com.talkingshops.customers.query.readmodel.ProjectorFactory;
import com.talkingshops.customers.query.readmodel.ReadModel;
import java.util.function.LongSupplier;

/** Fills the tables of a copy from the history, from where it has come to on. */
final class Filling {

    /** How many events are projected in one transaction. */
    private static final int BATCH = 5_000;

    /** With so many events to go, it is time to stop the processor for the rest. */
    private static final long NEARLY = 200;

    private final Bench bench;
    private final ReadModel readModel;
    private final String owner;
    private final Replay replay;
    private long position;

    Filling(Bench bench, ProjectorFactory<?> projectors, String owner, long position) {
        this.bench = bench;
        this.readModel = projectors.readModel();
        this.owner = owner;
        this.position = position;
        this.replay = bench.replays().of(readModel, projectors.into(NextSchema.of(readModel)));
    }

    /** Up to which event it holds what happened. */
    long position() {
        return position;
    }

    /** Goes on until hardly any events are left. */
    void untilNearlyTheEnd() {
        untilNearly(bench.replays()::settled);
    }

    /** Goes on until hardly any are left of those that readers see: further on, there would be nothing to compare with. */
    void untilNearlyWhatIsRead() {
        untilNearly(() -> bench.replays().reached(readModel));
    }

    private void untilNearly(LongSupplier ends) {
        for (long end = ends.getAsLong(); position + NEARLY < end; end = ends.getAsLong()) {
            some(end);
        }
    }

    void upTo(long end) {
        while (position < end) {
            some(end);
        }
    }

    /** Goes exactly as far as a paused processor has, segment by segment. */
    void asFarAs(Paused processor) {
        upTo(processor.first());
        for (long at = position; at < processor.last(); ) {
            at = replay.project(at, processor, BATCH, this::whileOurs);
        }
    }

    /** Its rows are committed first, and how far they go then: rows that have seen an event do not change when it comes again. */
    private void some(long end) {
        position = replay.project(position, end, BATCH, this::whileOurs);
        bench.table().advance(readModel.name(), owner, position);
    }

    private void whileOurs(Runnable work) {
        bench.whileOurs(readModel.name(), owner, () -> {
            bench.schema().planForGrowingTables();
            work.run();
        });
    }
}
