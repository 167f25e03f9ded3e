package com.talkingshops.customers.query.tenant.jdbc;

import com.talkingshops.customers.api.tenant.TenantEvent;
import com.talkingshops.customers.eventstore.EventBatch;
import java.time.Instant;
import java.util.List;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventhandling.Timestamp;

/** Lists tenants and their keys. */
@ProcessingGroup(TenantProjector.GROUP)
class TenantProjector {

    static final String GROUP = "tenants";

    private final TenantTables tables;

    TenantProjector(TenantTables tables) {
        this.tables = tables;
    }

    @EventHandler
    void on(TenantEvent event, @SequenceNumber long sequence, @Timestamp Instant at) {
        batch().add(new Happened(sequence + 1, at, event));
    }

    private EventBatch<Happened> batch() {
        return EventBatch.current(this, this::write);
    }

    private void write(List<Happened> events) {
        var fold = new TenantFold(
                tables.tenants(events.stream().map(Happened::tenant).distinct().toList()),
                tables.keys(events.stream().flatMap(Happened::key).distinct().toList()));
        events.forEach(fold::apply);
        tables.write(fold, EventBatch.part(GROUP));
    }
}
