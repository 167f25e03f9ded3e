package com.talkingshops.customers.query.customer.jdbc;

import com.talkingshops.customers.query.customer.jdbc.Happened.ToOrder;
import com.talkingshops.customers.query.directory.DirectoryWriter;
import com.talkingshops.customers.query.order.jdbc.OrderTables;
import com.talkingshops.customers.query.order.jdbc.OrderTotalTables;
import com.talkingshops.customers.query.readmodel.RoundTrip;
import com.talkingshops.customers.query.readmodel.RowKey;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Writes a batch of events: loads the rows that it touches, applies the events in memory, and writes the difference. A handful
 * of statements, however many events there are.
 */
final class CustomersWriter {

    private final JdbcTemplate database;
    private final CustomerTables customers;
    private final CustomerTotalTables customerTotals;
    private final OrderTables orders;
    private final OrderTotalTables orderTotals;
    private final DirectoryWriter directory;

    CustomersWriter(
            JdbcTemplate database,
            CustomerTables customers,
            CustomerTotalTables customerTotals,
            OrderTables orders,
            OrderTotalTables orderTotals,
            DirectoryWriter directory) {
        this.database = database;
        this.customers = customers;
        this.customerTotals = customerTotals;
        this.orders = orders;
        this.orderTotals = orderTotals;
        this.directory = directory;
    }

    /**
     * Writes a batch.
     *
     * @param part the segment of the processor that projects it
     */
    void write(List<Happened> events, int part) {
        var fold = new CustomersFold(customers.load(customersOf(events)), orders.load(ordersOf(events)));
        events.forEach(fold::apply);

        var writes = new RoundTrip();
        var changedOrders = fold.changedOrders();
        orders.write(changedOrders.stream().map(Changed::after).toList(), writes);
        orders.forget(fold.erased(), writes);
        orderTotals.add(
                changedOrders.stream().map(Changed::before).toList(),
                changedOrders.stream().map(Changed::after).toList(),
                part,
                writes);

        if (!fold.uncertainPeriods().isEmpty()) {
            // Looked up among the orders that were just changed.
            writes.run(database);
            fold.setPeriods(orders.periods(fold.uncertainPeriods()));
        }
        fold.setSpots(directory.apply(DirectoryChanges.of(fold.changedCustomers()), part, writes));
        var changedCustomers = fold.changedCustomers();
        customers.write(changedCustomers, part, writes);
        customerTotals.add(changedCustomers, part, writes);
        writes.run(database);
    }

    private static List<RowKey> customersOf(List<Happened> events) {
        return events.stream().map(Happened::customer).distinct().sorted().toList();
    }

    private static List<RowKey> ordersOf(List<Happened> events) {
        return events.stream()
                .filter(ToOrder.class::isInstance)
                .map(event -> ((ToOrder) event).order())
                .distinct()
                .sorted()
                .toList();
    }
}
