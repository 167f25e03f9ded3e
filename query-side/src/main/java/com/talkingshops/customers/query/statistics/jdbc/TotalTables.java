package com.talkingshops.customers.query.statistics.jdbc;

import static com.talkingshops.customers.query.statistics.jdbc.MultiRow.column;

import java.util.Collection;
import java.util.Map.Entry;
import org.springframework.jdbc.core.JdbcTemplate;

/** Adds to the totals, and removes those that became zero: so the rows do not depend on how events fell into batches. */
final class TotalTables {

    private static final MultiRow<Entry<Deltas.OfSegment, Figures>> BY_SEGMENT = MultiRow.of(
            column("text", row -> row.getKey().tenant()),
            column("text", row -> row.getKey().segment()),
            column("bigint", row -> row.getValue().customers()),
            column("numeric", row -> row.getValue().lifetimeValue().amount()),
            column("bigint", row -> row.getValue().orders()),
            column("numeric", row -> row.getValue().revenue().amount()));

    private static final MultiRow<Entry<Deltas.OfDay, Figures>> BY_DAY = MultiRow.of(
            column("text", row -> row.getKey().tenant()),
            column("date", row -> row.getKey().day()),
            column("text", row -> row.getKey().segment()),
            column("bigint", row -> row.getValue().customers()),
            column("bigint", row -> row.getValue().orders()),
            column("numeric", row -> row.getValue().revenue().amount()));

    private final JdbcTemplate database;
    private final String addBySegment;
    private final String addByDay;
    private final String removeZerosBySegment;
    private final String removeZerosByDay;

    TotalTables(JdbcTemplate database, String schema) {
        this.database = database;
        addBySegment = """
                insert into %s.segment_total as t (part, tenant_id, segment, customers, lifetime_value, orders, revenue)
                select ?, * from %s
                on conflict (tenant_id, segment, part) do update
                   set customers = t.customers + excluded.customers,
                       lifetime_value = t.lifetime_value + excluded.lifetime_value,
                       orders = t.orders + excluded.orders,
                       revenue = t.revenue + excluded.revenue
                """.formatted(schema, BY_SEGMENT.source());
        addByDay = """
                insert into %s.day_total as t (part, tenant_id, day, segment, customers, orders, revenue)
                select ?, * from %s
                on conflict (tenant_id, day, segment, part) do update
                   set customers = t.customers + excluded.customers,
                       orders = t.orders + excluded.orders,
                       revenue = t.revenue + excluded.revenue
                """.formatted(schema, BY_DAY.source());
        removeZerosBySegment = """
                delete from %s.segment_total t
                 using (select ?::smallint as part, * from %s as k (tenant_id, segment, c, l, o, r)) k
                 where t.tenant_id = k.tenant_id collate "C" and t.segment = k.segment collate "C" and t.part = k.part
                   and t.customers = 0 and t.lifetime_value = 0 and t.orders = 0 and t.revenue = 0
                """.formatted(schema, BY_SEGMENT.source());
        removeZerosByDay = """
                delete from %s.day_total t
                 using (select ?::smallint as part, * from %s as k (tenant_id, day, segment, c, o, r)) k
                 where t.tenant_id = k.tenant_id collate "C" and t.day = k.day and t.segment = k.segment collate "C"
                   and t.part = k.part and t.customers = 0 and t.orders = 0 and t.revenue = 0
                """.formatted(schema, BY_DAY.source());
    }

    /** Adds what a batch changed to one part of the totals. */
    void add(Deltas deltas, int part) {
        run(addBySegment, BY_SEGMENT, deltas.bySegment().entrySet(), part);
        run(addByDay, BY_DAY, deltas.byDay().entrySet(), part);
        run(removeZerosBySegment, BY_SEGMENT, deltas.bySegment().entrySet(), part);
        run(removeZerosByDay, BY_DAY, deltas.byDay().entrySet(), part);
    }

    private <K> void run(
            String sql, MultiRow<Entry<K, Figures>> columns, Collection<Entry<K, Figures>> rows, int part) {
        if (!rows.isEmpty()) {
            database.update(sql, statement -> {
                statement.setInt(1, part);
                columns.set(statement, 2, rows);
            });
        }
    }
}
