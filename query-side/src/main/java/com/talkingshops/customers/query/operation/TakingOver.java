package com.talkingshops.customers.query.operation;

import com.talkingshops.customers.eventstore.PassingFailure;
import com.talkingshops.customers.eventstore.Paused;
import com.talkingshops.customers.query.operation.Rebuild.State;
import com.talkingshops.customers.query.readmodel.ReadModel;
import java.time.Duration;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Lets a copy take the place of what is read, which is kept for a while. Whoever waits for the old tables keeps all readers waiting
 * behind itself: so it gets in line only when those who are at them do not stay, and else tries again later, and later.
 */
final class TakingOver {

    private static final Logger LOG = LoggerFactory.getLogger(TakingOver.class);

    private static final Duration FIRST_REST = Duration.ofSeconds(1);
    private static final Duration LONGEST_REST = Duration.ofSeconds(30);

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
        Duration rest = FIRST_REST;
        while (!hasTakenOver(filling)) {
            LOG.info("Somebody is at the tables of {}, so its copy does not take over yet", readModel.name());
            bench.rest(readModel.name(), owner, rest);
            Duration doubled = rest.multipliedBy(2);
            rest = doubled.compareTo(LONGEST_REST) < 0 ? doubled : LONGEST_REST;
            filling.untilNearlyTheEnd();
        }
    }

    private boolean hasTakenOver(Filling filling) {
        if (!areLeftSoon()) {
            return false;
        }
        try {
            takeOver(filling);
            return true;
        } catch (RuntimeException e) {
            if (!PassingFailure.is(e)) {
                throw e;
            }
            LOG.debug("The copy of {} could not take over", readModel.name(), e);
            return false;
        }
    }

    /** Whether all who are at the tables now are gone within as long as it would wait for them. */
    private boolean areLeftSoon() {
        Set<String> staying = bench.schema().holders(readModel);
        if (!staying.isEmpty()) {
            bench.rest(readModel.name(), owner, Bench.PATIENCE);
            staying.retainAll(bench.schema().holders(readModel));
        }
        return staying.isEmpty();
    }

    private void takeOver(Filling filling) {
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
