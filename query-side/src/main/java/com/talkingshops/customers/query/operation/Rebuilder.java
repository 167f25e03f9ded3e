package com.talkingshops.customers.query.operation;

import com.talkingshops.customers.query.operation.KeptTable.Kept;
import com.talkingshops.customers.query.operation.Rebuild.Kind;
import com.talkingshops.customers.query.operation.Rebuild.State;
import com.talkingshops.customers.query.operation.RebuildTable.NoLongerOurs;
import com.talkingshops.customers.query.operation.comparison.Report;
import com.talkingshops.customers.query.readmodel.ProjectorFactory;
import com.talkingshops.customers.query.readmodel.ReadModel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Builds a copy of a read model beside the one that is read: fills its tables from the first event on, makes their indexes, catches
 * up, compares the two, and lets the copy take the other's place, or drops it. Each step is committed with how far it came, so whoever
 * works on it next goes on there.
 */
final class Rebuilder {

    private static final Logger LOG = LoggerFactory.getLogger(Rebuilder.class);

    /** So far behind, what is read is not worth a comparison that would keep the copy from being filled as fast as it can be. */
    private static final long FAR = 100_000;

    /** So many seconds a rebuild waits until it can be compared; a verification has nothing else to do. */
    private static final int A_MINUTE = 60;

    private final ProjectorFactory<?> projectors;
    private final ReadModel readModel;
    private final String owner;
    private final Bench bench;
    private final TransactionTemplate transaction;

    Rebuilder(ProjectorFactory<?> projectors, String owner, Bench bench) {
        this.projectors = projectors;
        this.readModel = projectors.readModel();
        this.owner = owner;
        this.bench = bench;
        this.transaction = new TransactionTemplate(bench.transactions());
    }

    /**
     * Goes on with a copy of this node's until it is over.
     *
     * @throws NoLongerOurs if it was cancelled, or somebody else works on it
     */
    void goOn(Rebuild rebuild) {
        var filling = new Filling(bench, projectors, owner, begun(rebuild));
        switch (rebuild.kind()) {
            case REBUILD -> {
                build(rebuild, filling);
                if (!bench.reports().isOver(readModel.name(), Kind.REBUILD)) {
                    report(filling);
                }
                enter(State.CATCHING_UP);
                filling.untilNearlyTheEnd();
                new TakingOver(bench, readModel, owner, Kind.REBUILD).run(filling);
            }
            case VERIFY -> {
                build(rebuild, filling);
                end(compare(filling, Integer.MAX_VALUE));
            }
            case SWAP_BACK -> {
                filling.untilNearlyTheEnd();
                new TakingOver(bench, readModel, owner, Kind.SWAP_BACK).run(filling);
            }
        }
    }

    /** Sees to it that there are tables to fill, and tells up to which event they are filled. */
    private long begun(Rebuild rebuild) {
        boolean anew = rebuild.state() == State.PREPARING;
        if (rebuild.kind() == Kind.SWAP_BACK) {
            long position = anew ? bringBack() : rebuild.position();
            if (!bench.schema().isOfThisRelease(readModel)) {
                throw new UnfitCopy("What was read before has the tables of another release.");
            }
            return position;
        }
        if (anew || !bench.schema().isOfThisRelease(readModel)) {
            prepare(rebuild.kind());
            return 0;
        }
        return rebuild.position();
    }

    private void prepare(Kind kind) {
        bench.whileOurs(readModel.name(), owner, () -> {
            bench.schema().waitAtMost(Bench.PATIENCE);
            bench.schema().drop(readModel);
            bench.replays().forgetLetters(readModel);
            if (kind == Kind.REBUILD) {
                // There is room for two. What is said of it goes first, as whoever else drops it holds that.
                bench.kept().forget(readModel.name());
                bench.schema().dropPrevious(readModel);
                bench.replays().forgetPreviousLetters(readModel);
            }
        });
        bench.schema().create(readModel);
        // Now, and not only when all of it is built.
        bench.schema().requireReadByThisRelease(readModel);
        transaction.executeWithoutResult(status ->
                bench.table().prepared(readModel.name(), owner, bench.schema().dropIndexes(readModel)));
    }

    private long bringBack() {
        var from = new long[1];
        bench.whileOurs(readModel.name(), owner, () -> {
            bench.schema().waitAtMost(Bench.PATIENCE);
            Kept kept = bench.kept()
                    .hold(readModel.name())
                    .orElseThrow(() -> new IllegalStateException("What was read before is gone."));
            bench.schema().bringBack(readModel);
            bench.replays().bringBackLetters(readModel);
            bench.kept().forget(readModel.name());
            bench.table().broughtBack(readModel.name(), owner, kept.position());
            from[0] = kept.position();
        });
        return from[0];
    }

    private void build(Rebuild rebuild, Filling filling) {
        State state =
                bench.table().running(readModel.name()).map(Rebuild::state).orElse(State.CANCELLED);
        if (state == State.BUILDING) {
            fill(rebuild.kind(), filling);
            state = rebuild.kind() == Kind.REBUILD ? State.INDEXING : State.CATCHING_UP;
            enter(state);
        }
        if (state == State.INDEXING) {
            new Indexing(bench, readModel, owner).run();
            enter(State.CATCHING_UP);
        }
        fill(rebuild.kind(), filling);
        bench.schema().analyze(readModel);
    }

    private void fill(Kind kind, Filling filling) {
        if (kind == Kind.REBUILD && bench.replays().settled() - bench.replays().reached(readModel) > FAR) {
            filling.untilNearlyTheEnd();
        } else {
            filling.untilNearlyWhatIsRead();
        }
    }

    private void enter(State state) {
        bench.table().enter(readModel.name(), owner, state);
    }

    private Report compare(Filling filling, int patience) {
        enter(State.COMPARING);
        return new Comparing(bench, readModel, owner, patience).run(filling);
    }

    /** Rows that differ keep nothing from taking over: the copy is right, for it comes from the events and from nothing else. */
    private void report(Filling filling) {
        try {
            Report report = compare(filling, A_MINUTE);
            bench.whileOurs(
                    readModel.name(), owner, () -> bench.reports().note(readModel.name(), Kind.REBUILD, report));
            tell(report);
        } catch (NoLongerOurs e) {
            throw e;
        } catch (RuntimeException e) {
            // Also one that would pass: without its database the next step fails too, and is tried again.
            LOG.warn("What is read of {} cannot be compared with what was built: {}", readModel.name(), e.getMessage());
            bench.whileOurs(readModel.name(), owner, () -> bench.reports().noteNone(readModel.name(), Kind.REBUILD));
        }
    }

    /** The copy is left to whoever drops what nobody needs: it may have to wait, and what was found should not. */
    private void end(Report report) {
        bench.whileOurs(readModel.name(), owner, () -> {
            bench.reports().note(readModel.name(), Kind.VERIFY, report);
            enter(State.COMPLETED);
        });
        tell(report);
    }

    private void tell(Report report) {
        if (report.notTakenIn() > 0) {
            LOG.warn(
                    "A copy of {} goes without {} events that it cannot take in",
                    readModel.name(),
                    report.notTakenIn());
        }
        if (report.differences() > 0) {
            LOG.warn(
                    "{} rows of {} are not as its events have them, up to event {}",
                    report.differences(),
                    readModel.name(),
                    report.position());
        } else {
            LOG.info(
                    "All {} rows of {} are as its events have them, up to event {}",
                    report.compared(),
                    readModel.name(),
                    report.position());
        }
    }
}
