package com.talkingshops.customers.query.operation;

import com.talkingshops.customers.api.audit.OperatorAct;
import com.talkingshops.customers.api.error.ErrorCode;
import com.talkingshops.customers.api.error.Rejection;
import com.talkingshops.customers.eventstore.ReadPositions;
import com.talkingshops.customers.query.act.Acts;
import com.talkingshops.customers.query.operation.Rebuild.Kind;
import com.talkingshops.customers.query.readmodel.ReadModel;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Where the operator looks after read models, and has them built anew or verified; what the operator does is logged and recorded. */
@Component
public class ReadModelDesk {

    private static final Logger LOG = LoggerFactory.getLogger(ReadModelDesk.class);
    private static final double MILLIS = 1e3;

    private final Map<String, ReadModel> readModels;
    private final ReadPositions positions;
    private final Bench bench;
    private final Acts acts;
    private final Clock clock;

    ReadModelDesk(List<ReadModel> readModels, ReadPositions positions, Bench bench, Acts acts, Clock clock) {
        this.readModels = readModels.stream().collect(Collectors.toMap(ReadModel::name, Function.identity()));
        this.positions = positions;
        this.bench = bench;
        this.acts = acts;
        this.clock = clock;
    }

    /** All read models, by name. */
    public ReadModelReply.All all() {
        Map<String, Long> reached = positions.byProcessor();
        List<Rebuild> copies = bench.table().all();
        return new ReadModelReply.All(readModels.values().stream()
                .sorted(Comparator.comparing(ReadModel::name))
                .map(readModel -> detail(readModel, reached, copies, false))
                .toList());
    }

    /**
     * One read model.
     *
     * @throws Rejection if there is none of that name
     */
    public ReadModelReply.Detail get(String name) {
        return detail(known(name), positions.byProcessor(), bench.table().all(), true);
    }

    /**
     * Begins to build a read model anew, beside the one that is read.
     *
     * @throws Rejection if there is none of that name, or a copy of it is worked on
     */
    public ReadModelReply.Detail rebuild(String name) {
        begin(known(name), Kind.REBUILD);
        LOG.info("The operator has read model {} built anew", name);
        return get(name);
    }

    /**
     * Begins to compare a read model with a copy of it that is built from all events.
     *
     * @throws Rejection if there is none of that name, or a copy of it is worked on
     */
    public ReadModelReply.Detail verify(String name) {
        begin(known(name), Kind.VERIFY);
        LOG.info("The operator has read model {} verified", name);
        return get(name);
    }

    /**
     * Begins to bring back what was read before the last rebuild: it catches up first.
     *
     * @throws Rejection if there is no read model of that name, a copy of it is worked on, or there is nothing to bring back
     */
    public ReadModelReply.Detail swapBack(String name) {
        ReadModel readModel = known(name);
        if (bench.kept().of(name).isEmpty()) {
            throw conflict("There is nothing to swap back to: what was read before is gone, or never was.");
        }
        if (!bench.schema().previousIsOfThisRelease(readModel)) {
            throw conflict("What was read before has the tables of another release. Build the read model anew.");
        }
        begin(readModel, Kind.SWAP_BACK);
        LOG.info("The operator has what was read of {} before brought back", name);
        return get(name);
    }

    /**
     * Cancels a rebuild: what is read stays as it is. Returns when what is just being written to the copy is.
     *
     * @throws Rejection if there is no read model of that name, or it is not being built anew
     */
    public ReadModelReply.Detail cancelRebuild(String name) {
        return cancel(name, Kind.REBUILD);
    }

    /**
     * Cancels a verification.
     *
     * @throws Rejection if there is no read model of that name, or it is not being verified
     */
    public ReadModelReply.Detail cancelVerify(String name) {
        return cancel(name, Kind.VERIFY);
    }

    /**
     * Cancels that what was read before comes back; it is dropped.
     *
     * @throws Rejection if there is no read model of that name, or nothing is coming back
     */
    public ReadModelReply.Detail cancelSwapBack(String name) {
        return cancel(name, Kind.SWAP_BACK);
    }

    private ReadModelReply.Detail cancel(String name, Kind kind) {
        known(name);
        if (!done(ending(kind), name, () -> bench.table().cancel(name, kind))) {
            throw conflict("This read model is not being %s.".formatted(doing(kind)));
        }
        LOG.info("The operator cancelled that read model {} is {}", name, doing(kind));
        return get(name);
    }

    private void begin(ReadModel readModel, Kind kind) {
        // Without waiting for what is just being written.
        bench.table().running(readModel.name()).ifPresent(running -> {
            throw busy(running.kind());
        });
        long total = bench.replays().settled();
        if (!done(beginning(kind), readModel.name(), () -> bench.table().begin(readModel.name(), kind, total))) {
            throw busy(
                    bench.table().running(readModel.name()).map(Rebuild::kind).orElse(kind));
        }
    }

    /** Does something, and records it in the same transaction: there is neither without the other. */
    private boolean done(OperatorAct act, String readModel, BooleanSupplier work) {
        return Boolean.TRUE.equals(new TransactionTemplate(bench.transactions()).execute(status -> {
            boolean done = work.getAsBoolean();
            if (done) {
                acts.operator(act, null, Map.of("readModel", readModel));
            } else {
                status.setRollbackOnly();
            }
            return done;
        }));
    }

    private static OperatorAct beginning(Kind kind) {
        return switch (kind) {
            case REBUILD -> OperatorAct.REBUILD_READ_MODEL;
            case VERIFY -> OperatorAct.VERIFY_READ_MODEL;
            case SWAP_BACK -> OperatorAct.SWAP_BACK_READ_MODEL;
        };
    }

    private static OperatorAct ending(Kind kind) {
        return switch (kind) {
            case REBUILD -> OperatorAct.CANCEL_REBUILD;
            case VERIFY -> OperatorAct.CANCEL_VERIFICATION;
            case SWAP_BACK -> OperatorAct.CANCEL_SWAP_BACK;
        };
    }

    private static Rejection busy(Kind kind) {
        return conflict("This read model is being %s. Wait until that is over, or cancel it.".formatted(doing(kind)));
    }

    private static String doing(Kind kind) {
        return switch (kind) {
            case REBUILD -> "built anew";
            case VERIFY -> "verified";
            case SWAP_BACK -> "swapped back";
        };
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

    private ReadModelReply.Detail detail(
            ReadModel readModel, Map<String, Long> reached, List<Rebuild> copies, boolean withRows) {
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
                progress(readModel, Kind.REBUILD, copies, withRows, now),
                progress(readModel, Kind.VERIFY, copies, withRows, now),
                progress(readModel, Kind.SWAP_BACK, copies, withRows, now),
                bench.kept().of(readModel.name()).map(KeptTable.Kept::until).orElse(null));
    }

    private ReadModelReply.@Nullable Progress progress(
            ReadModel readModel, Kind kind, List<Rebuild> copies, boolean withRows, Instant now) {
        return copies.stream()
                .filter(copy -> copy.readModel().equals(readModel.name()) && copy.kind() == kind)
                .findFirst()
                .map(copy -> Progresses.of(
                        copy, bench.reports().of(readModel.name(), kind).orElse(null), withRows, now))
                .orElse(null);
    }
}
