package com.talkingshops.customers.query.customer.jdbc;

import com.talkingshops.customers.api.MessageKeys;
import com.talkingshops.customers.api.customer.CustomerEvent;
import com.talkingshops.customers.api.order.OrderEvent;
import com.talkingshops.customers.eventstore.EventBatch;
import com.talkingshops.customers.query.customer.jdbc.Happened.ToCustomer;
import com.talkingshops.customers.query.customer.jdbc.Happened.ToOrder;
import com.talkingshops.customers.query.readmodel.RowKey;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.jspecify.annotations.Nullable;

/** Keeps what readers see of customers and orders: collects the events of a batch, and writes what they change once. */
@ProcessingGroup(CustomersProjector.GROUP)
class CustomersProjector {

    static final String GROUP = "customers";

    private final CustomersWriter writer;

    CustomersProjector(CustomersWriter writer) {
        this.writer = writer;
    }

    @EventHandler
    void on(
            CustomerEvent event,
            @MetaDataValue(MessageKeys.TENANT) @Nullable String tenant,
            @SequenceNumber long sequence,
            @Timestamp Instant at) {
        batch().add(new ToCustomer(
                key(tenant, event.customerId().value()), sequence + 1, at.truncatedTo(ChronoUnit.MICROS), event));
    }

    @EventHandler
    void on(
            OrderEvent event,
            @MetaDataValue(MessageKeys.TENANT) @Nullable String tenant,
            @SequenceNumber long sequence,
            @Timestamp Instant at) {
        batch().add(new ToOrder(
                key(tenant, event.customerId().value()),
                key(tenant, event.orderId().value()),
                sequence + 1,
                at.truncatedTo(ChronoUnit.MICROS),
                event));
    }

    private EventBatch<Happened> batch() {
        return EventBatch.current(this, events -> writer.write(events, EventBatch.part(GROUP)));
    }

    private static RowKey key(@Nullable String tenant, String id) {
        return new RowKey(Objects.requireNonNull(tenant, "an event without a tenant"), id);
    }
}
