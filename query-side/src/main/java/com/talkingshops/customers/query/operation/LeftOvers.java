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

/** Copies of read models that nobody needs any more: they are dropped once nobody is at them either. */
@Component
class LeftOvers {

    private static final Logger LOG = LoggerFactory.getLogger(LeftOvers.class);
    /** How long to wait for whoever is still at tables that are to go; the rebuild cannot begin anew meanwhile. */
    private static final Duration PATIENCE = Duration.ofMillis(500);

    private final List<ReadModel> readModels;
    private final RebuildTable table;
    private final NextSchema schema;
    private final Replays replays;
    private final TransactionTemplate transaction;

    LeftOvers(
            List<ProjectorFactory<?>> projectors,
            RebuildTable table,
            NextSchema schema,
            Replays replays,
            PlatformTransactionManager transactions) {
        this.readModels =
                projectors.stream().<ReadModel>map(ProjectorFactory::readModel).toList();
        this.table = table;
        this.schema = schema;
        this.replays = replays;
        this.transaction = new TransactionTemplate(transactions);
    }

    void sweep() {
        readModels.stream().filter(schema::exists).forEach(this::sweep);
    }

    private void sweep(ReadModel readModel) {
        try {
            transaction.executeWithoutResult(status -> {
                if (table.holdIfOver(readModel.name())) {
                    drop(readModel);
                }
            });
        } catch (RuntimeException e) {
            if (!PassingFailure.is(e)) {
                throw e;
            }
            LOG.debug("A copy of {} that nobody needs is not dropped yet", readModel.name(), e);
        }
    }

    private void drop(ReadModel readModel) {
        schema.waitAtMost(PATIENCE);
        schema.drop(readModel);
        replays.forgetLetters(readModel);
    }
}
