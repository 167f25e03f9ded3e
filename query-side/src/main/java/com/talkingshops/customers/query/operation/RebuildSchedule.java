package com.talkingshops.customers.query.operation;

import com.talkingshops.customers.eventstore.PassingFailure;
import com.talkingshops.customers.eventstore.Replays;
import com.talkingshops.customers.query.operation.RebuildTable.NoLongerOurs;
import com.talkingshops.customers.query.readmodel.ProjectorFactory;
import com.talkingshops.customers.query.readmodel.ReadModel;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Looks every second for rebuilds to work on: new ones, and those whose node has gone. Each has a thread of its own. */
@Component
class RebuildSchedule implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(RebuildSchedule.class);
    /** How long to wait for whoever is still at tables that are to go. */
    private static final Duration DROPPING = Duration.ofMillis(500);

    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final String node = "rebuild " + UUID.randomUUID();
    private final Map<String, ProjectorFactory<?>> projectors;
    private final RebuildTable table;
    private final NextSchema schema;
    private final Replays replays;
    private final JdbcTemplate database;
    private final TransactionTemplate transaction;
    private final Set<String> atWork = ConcurrentHashMap.newKeySet();

    private volatile @Nullable Thread running;

    RebuildSchedule(
            List<ProjectorFactory<?>> projectors,
            RebuildTable table,
            NextSchema schema,
            Replays replays,
            JdbcTemplate database,
            PlatformTransactionManager transactions) {
        this.projectors = projectors.stream()
                .collect(Collectors.toMap(factory -> factory.readModel().name(), Function.identity()));
        this.table = table;
        this.schema = schema;
        this.replays = replays;
        this.database = database;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Takes whatever is to be done now, and does not wait for the next look. */
    void look() {
        if (!atWork.isEmpty()) {
            table.stillAt(node, atWork);
        }
        for (var next = table.claim(node, free()); next.isPresent(); next = table.claim(node, free())) {
            Rebuild rebuild = next.get();
            atWork.add(rebuild.readModel());
            Thread.ofVirtual().name("rebuild-" + rebuild.readModel()).start(() -> work(rebuild));
        }
    }

    private Set<String> free() {
        var free = new TreeSet<>(projectors.keySet());
        free.removeAll(atWork);
        return free;
    }

    private void work(Rebuild rebuild) {
        try {
            work(
                    rebuild,
                    Objects.requireNonNull(projectors.get(rebuild.readModel()), "only what this node has is claimed"));
        } finally {
            atWork.remove(rebuild.readModel());
        }
    }

    private void work(Rebuild rebuild, ProjectorFactory<?> factory) {
        String name = rebuild.readModel();
        try {
            new Rebuilder(factory, node, table, schema, replays, database, transaction).goOn(rebuild);
        } catch (NoLongerOurs e) {
            LOG.info("{}", e.getMessage());
        } catch (RuntimeException e) {
            if (PassingFailure.is(e) || e instanceof UnableToClaimTokenException) {
                LOG.warn("The rebuild of {} was interrupted and goes on: {}", name, e.getMessage());
            } else {
                LOG.error("The rebuild of {} has failed", name, e);
                fail(name, e);
            }
        }
    }

    private void fail(String name, RuntimeException e) {
        try {
            table.failed(name, node, e.getClass().getSimpleName());
        } catch (RuntimeException unsaid) {
            LOG.info("That the rebuild of {} has failed could not be noted: {}", name, unsaid.getMessage());
        }
    }

    /** Drops what rebuilds have left, once they are over and nobody is at them any more. */
    private void sweep() {
        projectors.values().stream().map(ProjectorFactory::readModel).forEach(this::sweep);
    }

    private void sweep(ReadModel readModel) {
        if (schema.hasLeftOvers(readModel)) {
            transaction.executeWithoutResult(
                    status -> table.holdIfOver(readModel.name()).ifPresent(rebuild -> {
                        schema.drop(readModel);
                        schema.dropPrevious(readModel);
                        replays.forgetLetters(readModel);
                    }));
        }
    }

    private void run() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                look();
                sweep();
            } catch (RuntimeException e) {
                LOG.debug("Rebuilds could not be looked for", e);
            }
            try {
                Thread.sleep(PAUSE);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    @Override
    public void start() {
        running = Thread.ofVirtual().name("rebuilds").start(this::run);
    }

    @Override
    public void stop() {
        Thread thread = running;
        running = null;
        if (thread != null) {
            thread.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running != null;
    }
}
