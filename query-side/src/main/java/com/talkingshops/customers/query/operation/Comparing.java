package com.talkingshops.customers.query.operation;

import com.talkingshops.customers.eventstore.Paused;
import com.talkingshops.customers.eventstore.Replays;
import com.talkingshops.customers.query.operation.comparison.Report;
import com.talkingshops.customers.query.readmodel.ReadModel;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Compares a copy with what is read: pauses the processor, lets the copy come exactly as far, opens a view of that moment, and lets
 * the processor go on. What takes time comes after that.
 */
final class Comparing {

    private final Bench bench;
    private final ReadModel readModel;
    private final String owner;

    Comparing(Bench bench, ReadModel readModel, String owner) {
        this.bench = bench;
        this.readModel = readModel;
        this.owner = owner;
    }

    Report run(Filling filling) {
        Paused paused = pause();
        try (Moment moment = alike(filling, paused)) {
            return bench.comparison()
                    .of(
                            moment.database(),
                            readModel,
                            NextSchema.of(readModel),
                            paused.last(),
                            bench.replays().letters(readModel),
                            () -> bench.table().requireOurs(readModel.name(), owner));
        }
    }

    private Paused pause() {
        var paused = new Paused[1];
        bench.whileOurs(readModel.name(), owner, () -> {
            bench.schema().waitAtMost(Bench.PATIENCE);
            paused[0] = bench.replays().pause(readModel, owner);
        });
        return paused[0];
    }

    private Moment alike(Filling filling, Paused paused) {
        try {
            if (filling.position() > paused.first()) {
                throw new IllegalStateException("The copy has come further than what is read.");
            }
            filling.asFarAs(paused);
            Moment moment = Moment.now(bench.dataSource());
            try {
                Replays.requirePaused(readModel, owner, JdbcClient.create(moment.database()));
                return moment;
            } catch (RuntimeException e) {
                moment.close();
                throw e;
            }
        } finally {
            bench.replays().resume(readModel, owner);
        }
    }
}
