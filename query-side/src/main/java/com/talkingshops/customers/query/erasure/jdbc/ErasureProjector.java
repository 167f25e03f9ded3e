package com.talkingshops.customers.query.erasure.jdbc;

import com.talkingshops.customers.api.MessageKeys;
import com.talkingshops.customers.api.customer.CustomerEvent.CustomerErased;
import com.talkingshops.customers.api.tenant.TenantEvent.TenantErased;
import com.talkingshops.customers.eventstore.EventBatch;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.jspecify.annotations.Nullable;

/** Notes erasures, for their receipts. */
@ProcessingGroup(ErasureProjector.GROUP)
class ErasureProjector {

    static final String GROUP = "erasures";

    private final ErasureTable table;

    ErasureProjector(ErasureTable table) {
        this.table = table;
    }

    @EventHandler
    void on(
            CustomerErased event,
            @MetaDataValue(MessageKeys.TENANT) @Nullable String tenant,
            @MetaDataValue(MessageKeys.ACTOR) @Nullable String actor,
            @MetaDataValue(MessageKeys.ACTOR_NAME) @Nullable String actorName,
            @Timestamp Instant at) {
        batch().add(new ErasureRow(
                Objects.requireNonNull(tenant, "an event without a tenant"),
                event.receiptId().value(),
                at.truncatedTo(ChronoUnit.MICROS),
                actor,
                actorName,
                false));
    }

    @EventHandler
    void on(
            TenantErased event,
            @MetaDataValue(MessageKeys.ACTOR) @Nullable String actor,
            @MetaDataValue(MessageKeys.ACTOR_NAME) @Nullable String actorName,
            @Timestamp Instant at) {
        batch().add(new ErasureRow(
                event.tenantId().value(),
                event.receiptId().value(),
                at.truncatedTo(ChronoUnit.MICROS),
                actor,
                actorName,
                true));
    }

    private EventBatch<ErasureRow> batch() {
        return EventBatch.current(this, table::write);
    }
}
