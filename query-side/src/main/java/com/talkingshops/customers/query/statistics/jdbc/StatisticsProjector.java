package com.talkingshops.customers.query.statistics.jdbc;

import com.talkingshops.customers.api.MessageKeys;
import com.talkingshops.customers.api.customer.CustomerEvent;
import com.talkingshops.customers.api.order.OrderEvent;
import com.talkingshops.customers.eventstore.EventBatch;
import com.talkingshops.customers.query.readmodel.RoundTrip;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Counts customers, orders and money by segment and day. */
@ProcessingGroup(StatisticsProjector.GROUP)
class StatisticsProjector {

    static final String GROUP = "statistics";

    private final JdbcTemplate database;
    private final StatisticsTables tables;
    private final StatisticsTotals totals;

    StatisticsProjector(JdbcTemplate database, StatisticsTables tables, StatisticsTotals totals) {
        this.database = database;
        this.tables = tables;
        this.totals = totals;
    }

    @EventHandler
    void on(
            CustomerEvent event,
            @MetaDataValue(MessageKeys.TENANT) @Nullable String tenant,
            @SequenceNumber long sequence,
            @Timestamp Instant at) {
        batch().add(new Counted.OfCustomer(known(tenant), sequence + 1, at, event));
    }

    @EventHandler
    void on(
            OrderEvent event,
            @MetaDataValue(MessageKeys.TENANT) @Nullable String tenant,
            @SequenceNumber long sequence,
            @Timestamp Instant at) {
        batch().add(new Counted.OfOrder(known(tenant), sequence + 1, at, event));
    }

    private EventBatch<Counted> batch() {
        return EventBatch.current(this, this::write);
    }

    private void write(List<Counted> events) {
        var fold = new StatisticsFold(
                tables.customers(
                        events.stream().map(Counted::customer).distinct().toList()),
                tables.orders(events.stream()
                        .filter(Counted.OfOrder.class::isInstance)
                        .map(event -> ((Counted.OfOrder) event).order())
                        .distinct()
                        .toList()));
        events.forEach(fold::apply);
        var writes = new RoundTrip();
        tables.write(fold, writes);
        totals.add(fold.deltas(), EventBatch.part(GROUP), writes);
        totals.add(fold.known(), EventBatch.part(GROUP), writes);
        writes.run(database);
    }

    private static String known(@Nullable String tenant) {
        return Objects.requireNonNull(tenant, "an event without a tenant");
    }
}
