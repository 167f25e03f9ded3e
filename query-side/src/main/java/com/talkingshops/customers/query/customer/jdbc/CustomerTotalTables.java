package com.talkingshops.customers.query.customer.jdbc;

import com.talkingshops.customers.query.readmodel.Column;
import com.talkingshops.customers.query.readmodel.RoundTrip;
import com.talkingshops.customers.query.readmodel.TotalTable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;

/** Totals of customers by segment, by day of the last order, by day of creation, and by both days. */
final class CustomerTotalTables {

    private final TotalTable<Entry<TotalKey, Tally>> bySegment;
    private final TotalTable<Entry<TotalKey, Tally>> byLastOrder;
    private final TotalTable<Entry<TotalKey, Tally>> byCreation;
    private final TotalTable<Entry<TotalKey, Tally>> byBoth;

    /** Uses the tables of a schema. */
    CustomerTotalTables(String schema) {
        var customers = Map.of(
                "customers",
                Column.<Entry<TotalKey, Tally>>number(row -> row.getValue().customers()));
        var spending = new LinkedHashMap<>(customers);
        spending.put(
                "lifetime_value",
                Column.amount(row -> row.getValue().lifetimeValue().amount()));
        bySegment = new TotalTable<>(schema + ".customer_total", keys(false, false), spending);
        byLastOrder = new TotalTable<>(schema + ".active_total", keys(true, false), customers);
        byCreation = new TotalTable<>(schema + ".created_total", keys(false, true), spending);
        byBoth = new TotalTable<>(schema + ".created_active_total", keys(true, true), customers);
    }

    /** Adds, with the other writes, what a batch changed. */
    void add(List<Changed<CustomerState>> customers, int part, RoundTrip writes) {
        var deltas = TotalDeltas.of(customers);
        bySegment.add(deltas.by(false, false), part, writes);
        byLastOrder.add(deltas.by(true, false), part, writes);
        byCreation.add(deltas.by(false, true), part, writes);
        byBoth.add(deltas.by(true, true), part, writes);
    }

    private static Map<String, Column<Entry<TotalKey, Tally>>> keys(boolean lastOrder, boolean creation) {
        var keys = new LinkedHashMap<String, Column<Entry<TotalKey, Tally>>>();
        keys.put("tenant_id", Column.text(row -> row.getKey().tenant()));
        keys.put("segment", Column.text(row -> row.getKey().segment()));
        if (lastOrder) {
            keys.put("last_order_day", Column.day(row -> row.getKey().lastOrderDay()));
        }
        if (creation) {
            keys.put("created_day", Column.day(row -> row.getKey().createdDay()));
        }
        return keys;
    }
}
