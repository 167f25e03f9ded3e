package com.talkingshops.customers.query.operation;

import com.talkingshops.customers.eventstore.Paused;
import com.talkingshops.customers.query.operation.Rebuild.State;
import com.talkingshops.customers.query.readmodel.ReadModel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/** Lets a copy take the place of what is read, which is kept for a while. */
final class TakingOver {

    private static final Logger LOG = LoggerFactory.getLogger(TakingOver.class);

    private final Bench bench;
    private final ReadModel readModel;
    private final String owner;
    private final TransactionTemplate transaction;

    TakingOver(Bench bench, ReadModel readModel, String owner) {
        this.bench = bench;
        this.readModel = readModel;
        this.owner = owner;
        this.transaction = new TransactionTemplate(bench.transactions());
    }

    void run(Filling filling) {
        Paused paused = transaction.<Paused>execute(status -> {
            bench.table().hold(readModel.name(), owner);
            bench.schema().waitAtMost(Bench.PATIENCE);
            return bench.replays().pause(readModel, owner);
        });
        try {
            filling.upTo(paused.last());
            swap(filling.position(), paused.first());
        } catch (RuntimeException e) {
            bench.replays().resume(readModel, owner);
            throw e;
        }
    }

    private void swap(long position, long previousPosition) {
        transaction.executeWithoutResult(status -> {
            bench.schema().waitAtMost(Bench.PATIENCE);
            bench.replays()
                    .takeOver(readModel, owner, position, () -> bench.schema().takeOver(readModel));
            bench.kept()
                    .keep(readModel.name(), previousPosition, bench.settings().keepPrevious());
            bench.table().enter(readModel.name(), owner, State.COMPLETED);
        });
        LOG.info("Read model {} is another one from now on, up to event {}", readModel.name(), position);
    }
}
