package com.talkingshops.customers.query.operation;

import com.talkingshops.customers.eventstore.PassingFailure;
import com.talkingshops.customers.eventstore.Paused;
import com.talkingshops.customers.eventstore.Replays.Lacking;
import com.talkingshops.customers.query.operation.Rebuild.Kind;
import com.talkingshops.customers.query.operation.Rebuild.State;
import com.talkingshops.customers.query.readmodel.ReadModel;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Lets a copy take the place of what is read, which is kept for a while. Whoever waits for the old tables keeps all readers waiting
 * behind itself: so it gets in line only when those who are at them do not stay, and else tries again later, and later. Where readers take
 * their time, each try has more of it too.
 */
final class TakingOver {

    private static final Logger LOG = LoggerFactory.getLogger(TakingOver.class);

    private static final int MOST_NAMED = 10;
    private static final Duration FIRST_REST = Duration.ofSeconds(1);
    private static final Duration LONGEST_REST = Duration.ofSeconds(30);

    /**
     * Longer than answers take on a machine that is asked too much. After a second of it PostgreSQL looks for deadlocks; a reader who is in one is
     * refused, and asks again.
     */
    private static final Duration LONGEST_PATIENCE = Duration.ofSeconds(4);

    private final Bench bench;
    private final ReadModel readModel;
    private final String owner;
    private final Kind kind;
    private final TransactionTemplate transaction;

    TakingOver(Bench bench, ReadModel readModel, String owner, Kind kind) {
        this.bench = bench;
        this.readModel = readModel;
        this.owner = owner;
        this.kind = kind;
        this.transaction = new TransactionTemplate(bench.transactions());
    }

    void run(Filling filling) {
        Duration rest = FIRST_REST;
        Duration patience = Bench.PATIENCE;
        while (!hasTakenOver(filling, patience)) {
            bench.rest(readModel.name(), owner, rest);
            rest = doubled(rest, LONGEST_REST);
            patience = doubled(patience, LONGEST_PATIENCE);
            filling.untilNearlyTheEnd();
        }
    }

    private static Duration doubled(Duration time, Duration most) {
        Duration doubled = time.multipliedBy(2);
        return doubled.compareTo(most) < 0 ? doubled : most;
    }

    private boolean hasTakenOver(Filling filling, Duration patience) {
        if (!areLeftWithin(patience)) {
            LOG.info("Somebody is at the tables of {}, so its copy does not take over yet", readModel.name());
            return false;
        }
        try {
            takeOver(filling, patience);
            return true;
        } catch (RuntimeException e) {
            if (!PassingFailure.is(e)) {
                throw e;
            }
            LOG.warn(
                    "The copy of {} does not take over yet: {}",
                    readModel.name(),
                    NestedExceptionUtils.getMostSpecificCause(e).toString());
            return false;
        }
    }

    /** Whether all who are at the tables now are gone within as long as it would wait for them. */
    private boolean areLeftWithin(Duration patience) {
        Set<String> staying = bench.schema().holders(readModel);
        if (!staying.isEmpty()) {
            bench.rest(readModel.name(), owner, patience);
            staying.retainAll(bench.schema().holders(readModel));
        }
        return staying.isEmpty();
    }

    private void takeOver(Filling filling, Duration patience) {
        Paused paused = transaction.<Paused>execute(status -> {
            bench.table().hold(readModel.name(), owner);
            bench.schema().waitAtMost(Bench.PATIENCE);
            return bench.replays().pause(readModel, owner);
        });
        try {
            filling.upTo(paused.last());
            swap(filling.position(), paused, patience);
        } catch (RuntimeException e) {
            bench.replays().resume(readModel, owner);
            throw e;
        }
    }

    private void swap(long position, Paused paused, Duration patience) {
        transaction.executeWithoutResult(status -> {
            bench.schema().waitAtMost(Bench.PATIENCE);
            if (kind == Kind.REBUILD) {
                requireWhole(bench.replays().lacking(readModel, paused));
            }
            bench.replays()
                    .takeOver(readModel, owner, position, () -> bench.schema().takeOver(readModel, patience));
            bench.kept().keep(readModel.name(), paused.first(), bench.settings().keepPrevious());
            bench.table().enter(readModel.name(), owner, State.COMPLETED);
        });
        LOG.info("Read model {} is another one from now on, up to event {}", readModel.name(), position);
    }

    /** What was read before and comes back goes without what it went without; whoever brings it back wants it so. */
    private static void requireWhole(List<Lacking> lacking) {
        if (!lacking.isEmpty()) {
            throw new UnfitCopy(("The copy cannot take in what the read model has of %d customers or tenants: %s%s."
                            + " Nothing is lost, as it does not take over. The log has the causes;"
                            + " mend what refuses these events, and build it anew.")
                    .formatted(
                            lacking.size(),
                            lacking.stream()
                                    .limit(MOST_NAMED)
                                    .map(one -> "%s from event %d on (%s)"
                                            .formatted(one.sequence(), one.position(), one.cause()))
                                    .collect(Collectors.joining(", ")),
                            lacking.size() > MOST_NAMED ? " and others" : ""));
        }
    }
}
