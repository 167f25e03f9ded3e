package com.talkingshops.customers.server.audit;

import com.talkingshops.customers.eventstore.chain.Checkpoints;
import com.talkingshops.customers.eventstore.chain.SigningKey;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes a checkpoint a day and logs it, so that it lies where logs are kept, which is not in the database. */
final class DailyCheckpoint {

    private static final Logger LOG = LoggerFactory.getLogger(DailyCheckpoint.class);

    private final Optional<SigningKey> key;
    private final Checkpoints checkpoints;

    DailyCheckpoint(Optional<SigningKey> key, Checkpoints checkpoints) {
        this.key = key;
        this.checkpoints = checkpoints;
    }

    /** Makes one if none was made for a day. */
    void look() {
        key.flatMap(checkpoints::makeDaily)
                .ifPresent(made -> LOG.info("Checkpoint of the event chain: {}", AuditDesk.told(made)));
    }
}
