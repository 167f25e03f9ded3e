package com.talkingshops.customers.query.operation;

import com.talkingshops.customers.api.error.ErrorCode;
import com.talkingshops.customers.api.error.Rejection;
import com.talkingshops.customers.eventstore.ReadPositions;
import com.talkingshops.customers.eventstore.Replays;
import com.talkingshops.customers.query.operation.Rebuild.State;
import com.talkingshops.customers.query.readmodel.ReadModel;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Where the operator looks after read models, and has them built anew; what the operator does is logged. */
@Component
public class ReadModelDesk {

    private static final Logger LOG = LoggerFactory.getLogger(ReadModelDesk.class);
    private static final double MILLIS = 1e3;

    private final Map<String, ReadModel> readModels;
    private final ReadPositions positions;
    private final Replays replays;
    private final RebuildTable rebuilds;
    private final Clock clock;

    ReadModelDesk(
            List<ReadModel> readModels, ReadPositions positions, Replays replays, RebuildTable rebuilds, Clock clock) {
        this.readModels = readModels.stream().collect(Collectors.toMap(ReadModel::name, Function.identity()));
        this.positions = positions;
        this.replays = replays;
        this.rebuilds = rebuilds;
        this.clock = clock;
    }

    /** All read models, by name. */
    public ReadModelReply.All all() {
        Map<String, Long> reached = positions.byProcessor();
        return new ReadModelReply.All(readModels.values().stream()
                .sorted(Comparator.comparing(ReadModel::name))
                .map(readModel -> detail(readModel, reached))
                .toList());
    }

    /**
     * One read model.
     *
     * @throws Rejection if there is none of that name
     */
    public ReadModelReply.Detail get(String name) {
        return detail(known(name), positions.byProcessor());
    }

    /**
     * Begins to build a read model anew, beside the one that is read.
     *
     * @throws Rejection if there is none of that name, or it is being built anew
     */
    public ReadModelReply.Detail rebuild(String name) {
        ReadModel readModel = known(name);
        if (!rebuilds.begin(readModel.name(), replays.settled())) {
            throw conflict("This read model is being built anew. Wait until that is over, or cancel it.");
        }
        LOG.info("The operator has read model {} built anew", name);
        return get(name);
    }

    /**
     * Cancels a rebuild: what is read stays as it is.
     *
     * @throws Rejection if there is no read model of that name, or it is not being built anew
     */
    public ReadModelReply.Detail cancel(String name) {
        ReadModel readModel = known(name);
        if (!rebuilds.cancel(readModel.name())) {
            throw conflict("This read model is not being built anew.");
        }
        LOG.info("The operator cancelled the rebuild of read model {}", name);
        return get(name);
    }

    private ReadModel known(String name) {
        ReadModel readModel = readModels.get(name);
        if (readModel == null) {
            throw Rejection.notFound("Read model");
        }
        return readModel;
    }

    private static Rejection conflict(String message) {
        return new Rejection(ErrorCode.ConflictError, message, Map.of());
    }

    private ReadModelReply.Detail detail(ReadModel readModel, Map<String, Long> reached) {
        long position = reached.getOrDefault(readModel.name(), 0L);
        Instant now = clock.instant();
        double lag = positions
                .firstAfter(position)
                .map(first -> Math.max(0, Duration.between(first, now).toMillis()) / MILLIS)
                .orElse(0.0);
        long missing = Math.max(0, positions.head() - position);
        return new ReadModelReply.Detail(
                readModel.name(),
                missing == 0 ? "current" : "behind",
                position,
                missing,
                missing == 0 ? 0 : lag,
                rebuilds.of(readModel.name())
                        .map(rebuild -> progress(rebuild, now))
                        .orElse(null));
    }

    private static ReadModelReply.Progress progress(Rebuild rebuild, Instant now) {
        Instant end = rebuild.endedAt() == null ? now : rebuild.endedAt();
        long millis = Math.max(1, Duration.between(rebuild.startedAt(), end).toMillis());
        long done = Math.min(rebuild.position(), rebuild.total());
        long perSecond = Math.round(done * MILLIS / millis);
        return new ReadModelReply.Progress(
                rebuild.state().stored(),
                done,
                rebuild.total(),
                perSecond,
                secondsLeft(rebuild, done, perSecond),
                rebuild.startedAt(),
                rebuild.endedAt(),
                rebuild.problem());
    }

    private static @Nullable Long secondsLeft(Rebuild rebuild, long done, long perSecond) {
        if (rebuild.state().isOver() || rebuild.state().compareTo(State.BUILDING) > 0) {
            return 0L;
        }
        return perSecond == 0 ? null : Math.ceilDiv(rebuild.total() - done, perSecond);
    }
}
