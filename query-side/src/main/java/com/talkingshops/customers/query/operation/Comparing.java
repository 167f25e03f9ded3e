package com.talkingshops.customers.query.operation;

import com.talkingshops.customers.eventstore.Paused;
import com.talkingshops.customers.eventstore.Replays;
import com.talkingshops.customers.query.operation.comparison.Report;
import com.talkingshops.customers.query.readmodel.ReadModel;
import java.time.Duration;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Compares a copy with what is read: pauses the processor, lets the copy come exactly as far, opens a view of that moment, and lets
 * the processor go on. What takes time comes after that.
 */
final class Comparing {

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    private final Bench bench;
    private final ReadModel readModel;
    private final String owner;
    private final int patience;

    /**
     * For a copy.
     *
     * @param patience how often to look, second by second, whether it can begin
     */
    Comparing(Bench bench, ReadModel readModel, String owner, int patience) {
        this.bench = bench;
        this.readModel = readModel;
        this.owner = owner;
        this.patience = patience;
    }

    Report run(Filling filling) {
        try (Moment moment = toCome()) {
            Paused paused = begin(moment, filling);
            return bench.comparison()
                    .of(
                            moment.database(),
                            readModel,
                            NextSchema.of(readModel),
                            paused.last(),
                            bench.replays().letters(readModel),
                            this::requireOurs);
        }
    }

    private Moment toCome() {
        for (int looks = 0; looks < patience; looks++) {
            Optional<Moment> moment = Moment.whileKeysStay(bench.dataSource());
            if (moment.isPresent()) {
                return moment.get();
            }
            rest();
            requireOurs();
        }
        throw new IllegalStateException("Keys are being replaced.");
    }

    private Paused begin(Moment moment, Filling filling) {
        Paused paused = pause();
        try {
            if (filling.position() > paused.first()) {
                throw new IllegalStateException("The copy has come further than what is read.");
            }
            filling.asFarAs(paused);
            moment.begin();
            Replays.requirePaused(readModel, owner, JdbcClient.create(moment.database()));
            return paused;
        } finally {
            bench.replays().resume(readModel, owner);
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

    private void requireOurs() {
        bench.table().requireOurs(readModel.name(), owner);
    }

    private static void rest() {
        try {
            Thread.sleep(BETWEEN_LOOKS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The comparison was interrupted.", e);
        }
    }
}
