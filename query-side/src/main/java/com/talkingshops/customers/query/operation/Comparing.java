package com.talkingshops.customers.query.operation;

import com.talkingshops.customers.eventstore.PassingFailure;
import com.talkingshops.customers.eventstore.Paused;
import com.talkingshops.customers.eventstore.Replays;
import com.talkingshops.customers.query.operation.comparison.Report;
import com.talkingshops.customers.query.readmodel.ReadModel;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Compares a copy with what is read: pauses the processor, lets the copy come exactly as far, opens a view of that moment, and lets
 * the processor go on. What takes time comes after that.
 */
final class Comparing {

    private static final Logger LOG = LoggerFactory.getLogger(Comparing.class);

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    /** So many events take less than the second that nobody minds. */
    private static final long MOST_IN_THE_PAUSE = 5_000;

    private final Bench bench;
    private final ReadModel readModel;
    private final String owner;
    private final int patience;

    private record Begun(Moment moment, long position) {}

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
        Begun begun = begun(filling);
        try (Moment moment = begun.moment()) {
            Report report = bench.comparison()
                    .of(
                            moment.views(),
                            readModel,
                            NextSchema.of(readModel),
                            begun.position(),
                            bench.replays().letters(readModel),
                            this::requireOurs,
                            Moment::end);
            moment.requireKeysStayed();
            return report;
        }
    }

    /** Waits for a good time: while the processor is paused, the copy comes from where its last segment is to where the first is. */
    private Begun begun(Filling filling) {
        for (int looks = 0; looks < patience; looks++) {
            filling.untilNearlyWhatIsRead();
            if (bench.replays().apart(readModel) <= MOST_IN_THE_PAUSE) {
                Optional<Begun> begun =
                        Moment.whileKeysStay(bench.dataSource()).flatMap(moment -> begun(moment, filling));
                if (begun.isPresent()) {
                    return begun.get();
                }
            }
            bench.rest(readModel.name(), owner, BETWEEN_LOOKS);
        }
        throw new IllegalStateException(
                "Keys are being replaced, or the processor cannot be paused, or its segments lie too far apart.");
    }

    private Optional<Begun> begun(Moment moment, Filling filling) {
        try {
            return Optional.of(new Begun(moment, begin(moment, filling)));
        } catch (RuntimeException e) {
            moment.close();
            if (!PassingFailure.is(e)) {
                throw e;
            }
            LOG.debug("{} cannot be compared yet", readModel.name(), e);
            return Optional.empty();
        }
    }

    private long begin(Moment moment, Filling filling) {
        Paused paused = pause();
        try {
            if (filling.position() > paused.first()) {
                throw new IllegalStateException("The copy has come further than what is read.");
            }
            filling.asFarAs(paused);
            moment.begin();
            Replays.requirePaused(
                    readModel, owner, JdbcClient.create(moment.views().getFirst()));
            return paused.last();
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
}
