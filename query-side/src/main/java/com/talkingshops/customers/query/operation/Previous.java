package com.talkingshops.customers.query.operation;

import com.talkingshops.customers.eventstore.PassingFailure;
import com.talkingshops.customers.eventstore.Replays;
import com.talkingshops.customers.query.readmodel.ProjectorFactory;
import com.talkingshops.customers.query.readmodel.ReadModel;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What was read before a copy took its place: it can come back for a while. An erasure ends that: rows of whoever is erased are in it,
 * the directory even tells the name, and nobody takes them out before it comes back, so it goes as a whole.
 */
@Component
class Previous {

    private static final Logger LOG = LoggerFactory.getLogger(Previous.class);
    /** How long to wait for whoever is still at tables that are to go. */
    private static final Duration PATIENCE = Duration.ofMillis(500);

    private final List<ReadModel> readModels;
    private final KeptTable kept;
    private final RebuildTable table;
    private final NextSchema schema;
    private final Replays replays;
    private final RecentErasures erasures;
    private final TransactionTemplate transaction;

    Previous(
            List<ProjectorFactory<?>> projectors,
            KeptTable kept,
            RebuildTable table,
            NextSchema schema,
            Replays replays,
            RecentErasures erasures,
            PlatformTransactionManager transactions) {
        this.readModels =
                projectors.stream().<ReadModel>map(ProjectorFactory::readModel).toList();
        this.kept = kept;
        this.table = table;
        this.schema = schema;
        this.replays = replays;
        this.erasures = erasures;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Drops what cannot come back any more. */
    void sweep() {
        readModels.stream().filter(schema::hasPrevious).forEach(this::sweep);
    }

    private void sweep(ReadModel readModel) {
        try {
            transaction.executeWithoutResult(status -> {
                if (isDue(readModel)) {
                    drop(readModel);
                }
            });
        } catch (RuntimeException e) {
            if (!PassingFailure.is(e)) {
                throw e;
            }
            LOG.debug("What was read of {} before is not dropped yet", readModel.name(), e);
        }
    }

    /** Without a word on how long it is kept, it is what somebody has left. */
    private boolean isDue(ReadModel readModel) {
        return kept.of(readModel.name()).isEmpty()
                ? table.holdIfOver(readModel.name())
                : kept.holdIfFree(readModel.name())
                        .filter(one -> one.isDue() || erasures.since(readModel.name(), one.position()))
                        .isPresent();
    }

    private void drop(ReadModel readModel) {
        schema.waitAtMost(PATIENCE);
        schema.dropPrevious(readModel);
        replays.forgetPreviousLetters(readModel);
        kept.forget(readModel.name());
        LOG.info("What was read of {} before is dropped", readModel.name());
    }
}
