package com.talkingshops.customers.query.statistics.jdbc;

import com.talkingshops.customers.api.Money;
import com.talkingshops.customers.api.customer.CustomerEvent;
import com.talkingshops.customers.api.order.OrderEvent;
import com.talkingshops.customers.query.readmodel.RowKey;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Applies a batch of events, in order, to the rows that they touch; events that a row has already seen do nothing. */
final class StatisticsFold {

    private final Map<RowKey, CustomerRow> customersBefore;
    private final Map<RowKey, OrderRow> ordersBefore;
    private final Map<RowKey, CustomerRow> customers;
    private final Map<RowKey, OrderRow> orders;
    private final KnownDeltas known = new KnownDeltas();

    StatisticsFold(Map<RowKey, CustomerRow> customers, Map<RowKey, OrderRow> orders) {
        this.customersBefore = Map.copyOf(customers);
        this.ordersBefore = Map.copyOf(orders);
        this.customers = new HashMap<>(customers);
        this.orders = new HashMap<>(orders);
    }

    void apply(Counted counted) {
        switch (counted) {
            case Counted.OfCustomer of -> {
                CustomerRow row = customer(of.customer());
                if (of.version() > row.version()) {
                    put(applied(row, of).known(utcDay(of.at())));
                }
            }
            case Counted.OfOrder of -> {
                OrderRow before = orders.get(of.order());
                if (before == null || of.version() > before.version()) {
                    apply(of, before);
                }
            }
        }
    }

    /** The customers that are not as before, in the order of writing. */
    List<CustomerRow> changedCustomers() {
        return customers.values().stream()
                .filter(row -> !row.equals(customersBefore.get(row.key())))
                .sorted(Comparator.comparing(CustomerRow::key))
                .toList();
    }

    /** The orders that are not as before, in the order of writing. */
    List<OrderRow> changedOrders() {
        return orders.values().stream()
                .filter(row -> !row.equals(ordersBefore.get(row.key())))
                .sorted(Comparator.comparing(OrderRow::key))
                .toList();
    }

    /** What the changes add to the totals. */
    Deltas deltas() {
        var deltas = new Deltas();
        changedCustomers().forEach(row -> deltas.replace(customersBefore.get(row.key()), row));
        changedOrders().forEach(row -> deltas.replace(ordersBefore.get(row.key()), row));
        return deltas;
    }

    /** What the events changed on the days on which they happened. */
    KnownDeltas known() {
        return known;
    }

    private static CustomerRow applied(CustomerRow row, Counted.OfCustomer of) {
        return switch (of.event()) {
            case CustomerEvent.CustomerRegistered registered ->
                row.registered(of.version(), registered.segment(), utcDay(of.at()));
            case CustomerEvent.CustomerDetailsChanged changed -> row.changed(of.version(), changed.segment());
            case CustomerEvent.CustomerDeleted ignored -> row.deleted(of.version());
            case CustomerEvent.CustomerErased ignored -> row.deleted(of.version());
        };
    }

    private void apply(Counted.OfOrder of, @Nullable OrderRow before) {
        CustomerRow customer = customer(of.customer());
        OrderRow after = switch (of.event()) {
            case OrderEvent.OrderPlaced placed ->
                new OrderRow(
                        of.order(),
                        of.version(),
                        customer.segment(),
                        utcDay(placed.placedAt()),
                        placed.finalAmount(),
                        placed.status().counts());
            case OrderEvent.OrderChanged changed ->
                Objects.requireNonNull(before, "a change of an order that was never placed")
                        .changed(of.version(), changed.status(), changed.finalAmount());
        };
        orders.put(after.key(), after);
        CustomerRow spent = customer.spent(after.spent().minus(before == null ? Money.ZERO : before.spent()))
                .known(utcDay(of.at()));
        put(spent);
        known.replace(before, after, spent.lastDay());
    }

    private CustomerRow customer(RowKey key) {
        return customers.getOrDefault(key, CustomerRow.unknown(key));
    }

    private void put(CustomerRow row) {
        known.replace(customers.put(row.key(), row), row, row.lastDay());
    }

    private static LocalDate utcDay(Instant moment) {
        return LocalDate.ofInstant(moment, ZoneOffset.UTC);
    }
}
