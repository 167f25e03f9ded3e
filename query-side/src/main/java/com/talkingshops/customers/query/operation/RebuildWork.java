package com.talkingshops.customers.query.operation;

import com.talkingshops.customers.eventstore.PassingFailure;
import com.talkingshops.customers.query.operation.Rebuild.Kind;
import com.talkingshops.customers.query.operation.RebuildTable.NoLongerOurs;
import com.talkingshops.customers.query.readmodel.ProjectorFactory;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Works on a rebuild, and tells whether it can go on when it did not come to its end. */
@Component
class RebuildWork {

    private static final Logger LOG = LoggerFactory.getLogger(RebuildWork.class);

    private final Bench bench;

    RebuildWork(Bench bench) {
        this.bench = bench;
    }

    /** Goes on with a rebuild that a node has claimed. What was interrupted is claimed again, by whoever looks next. */
    void goOn(Rebuild rebuild, ProjectorFactory<?> factory, String node) {
        String name = rebuild.readModel();
        try {
            new Rebuilder(factory, node, bench).goOn(rebuild);
        } catch (NoLongerOurs e) {
            LOG.info("{}", e.getMessage());
        } catch (UnfitCopy e) {
            LOG.error("The rebuild of {} has failed: {}", name, e.reason());
            fail(name, node, e.reason());
        } catch (RuntimeException e) {
            if (passes(rebuild, e)) {
                LOG.warn("The rebuild of {} was interrupted and goes on: {}", name, e.getMessage());
            } else {
                LOG.error("The rebuild of {} has failed", name, e);
                fail(name, node, e.getClass().getSimpleName());
            }
        }
    }

    /** A verification keeps nobody from anything if it ends; at a limit it would begin to compare again and again. */
    private static boolean passes(Rebuild rebuild, RuntimeException e) {
        boolean isAtTheEnd = rebuild.kind() == Kind.VERIFY && LimitReached.is(e);
        return !isAtTheEnd && (PassingFailure.is(e) || e instanceof UnableToClaimTokenException);
    }

    private void fail(String name, String node, String problem) {
        try {
            bench.table().failed(name, node, problem);
        } catch (RuntimeException unsaid) {
            LOG.info("That the rebuild of {} has failed could not be noted: {}", name, unsaid.getMessage());
        }
    }
}
