package com.talkingshops.customers.query.order.jdbc;

import com.talkingshops.customers.query.readmodel.Column;
import com.talkingshops.customers.query.readmodel.RoundTrip;
import com.talkingshops.customers.query.readmodel.TotalTable;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Map.Entry;
import org.jspecify.annotations.Nullable;

/** How many orders there are, by status and by day and status. */
public final class OrderTotalTables {

    private record ByStatus(String tenant, String status) {}

    private record ByDay(String tenant, LocalDate day, String status) {}

    private final TotalTable<Entry<ByStatus, Long>> byStatus;
    private final TotalTable<Entry<ByDay, Long>> byDay;

    /** Uses the tables of a schema. */
    public OrderTotalTables(String schema) {
        var statusKeys = new LinkedHashMap<String, Column<Entry<ByStatus, Long>>>();
        statusKeys.put("tenant_id", Column.text(row -> row.getKey().tenant()));
        statusKeys.put("status", Column.text(row -> row.getKey().status()));
        byStatus =
                new TotalTable<>(schema + ".order_total", statusKeys, Map.of("orders", Column.number(Entry::getValue)));
        var dayKeys = new LinkedHashMap<String, Column<Entry<ByDay, Long>>>();
        dayKeys.put("tenant_id", Column.text(row -> row.getKey().tenant()));
        dayKeys.put("placed_day", Column.day(row -> row.getKey().day()));
        dayKeys.put("status", Column.text(row -> row.getKey().status()));
        byDay = new TotalTable<>(
                schema + ".order_day_total", dayKeys, Map.of("orders", Column.number(Entry::getValue)));
    }

    /**
     * Adds, with the other writes, what a batch changed.
     *
     * @param before the orders as they were
     * @param after the same orders as they are, and those that came in
     */
    public void add(Collection<@Nullable OrderState> before, Collection<OrderState> after, int part, RoundTrip writes) {
        var statuses = new HashMap<ByStatus, Long>();
        var days = new HashMap<ByDay, Long>();
        before.stream().filter(order -> order != null).forEach(order -> count(order, -1, statuses, days));
        after.forEach(order -> count(order, 1, statuses, days));
        statuses.values().removeIf(orders -> orders == 0);
        days.values().removeIf(orders -> orders == 0);
        byStatus.add(statuses.entrySet(), part, writes);
        byDay.add(days.entrySet(), part, writes);
    }

    private static void count(OrderState order, long sign, Map<ByStatus, Long> statuses, Map<ByDay, Long> days) {
        String tenant = order.key().tenant();
        String status = order.status().value();
        statuses.merge(new ByStatus(tenant, status), sign, Long::sum);
        days.merge(new ByDay(tenant, LocalDate.ofInstant(order.placedAt(), ZoneOffset.UTC), status), sign, Long::sum);
    }
}
