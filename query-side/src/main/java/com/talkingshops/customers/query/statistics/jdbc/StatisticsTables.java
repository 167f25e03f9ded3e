package com.talkingshops.customers.query.statistics.jdbc;

import static com.talkingshops.customers.query.statistics.jdbc.MultiRow.column;

import com.talkingshops.customers.api.Money;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;

/** The projector's statements: each loads or writes the rows of a whole batch. */
final class StatisticsTables {

    private static final MultiRow<RowKey> KEYS =
            MultiRow.of(column("text", RowKey::tenant), column("text", RowKey::id));

    private static final MultiRow<CustomerRow> CUSTOMERS = MultiRow.of(
            column("text", row -> row.key().tenant()),
            column("text", row -> row.key().id()),
            column("bigint", CustomerRow::version),
            column("text", CustomerRow::segment),
            column("date", CustomerRow::createdOn),
            column("boolean", CustomerRow::present),
            column("numeric", row -> row.lifetimeValue().amount()));

    private static final MultiRow<OrderRow> ORDERS = MultiRow.of(
            column("text", row -> row.key().tenant()),
            column("text", row -> row.key().id()),
            column("bigint", OrderRow::version),
            column("text", OrderRow::segment),
            column("date", OrderRow::placedOn),
            column("numeric", row -> row.amount().amount()),
            column("boolean", OrderRow::counted));

    private final JdbcTemplate database;
    private final TotalTables totals;
    private final String selectCustomers;
    private final String selectOrders;
    private final String upsertCustomers;
    private final String upsertOrders;

    /**
     * Works on the tables of a schema.
     *
     * @param schema of a read model; not from outside
     */
    StatisticsTables(JdbcTemplate database, String schema) {
        this.database = database;
        this.totals = new TotalTables(database, schema);
        selectCustomers = """
                select c.* from %s as k (tenant_id, id)
                  join %s.customer c on c.tenant_id = k.tenant_id collate "C" and c.customer_id = k.id collate "C"
                """.formatted(KEYS.source(), schema);
        selectOrders = """
                select o.* from %s as k (tenant_id, id)
                  join %s.placed_order o on o.tenant_id = k.tenant_id collate "C" and o.order_id = k.id collate "C"
                """.formatted(KEYS.source(), schema);
        upsertCustomers = """
                insert into %s.customer (tenant_id, customer_id, version, segment, created_on, present, lifetime_value)
                select * from %s
                on conflict (tenant_id, customer_id) do update
                   set version = excluded.version, segment = excluded.segment, created_on = excluded.created_on,
                       present = excluded.present, lifetime_value = excluded.lifetime_value
                """.formatted(schema, CUSTOMERS.source());
        upsertOrders = """
                insert into %s.placed_order (tenant_id, order_id, version, segment, placed_on, amount, counted)
                select * from %s
                on conflict (tenant_id, order_id) do update
                   set version = excluded.version, segment = excluded.segment, placed_on = excluded.placed_on,
                       amount = excluded.amount, counted = excluded.counted
                """.formatted(schema, ORDERS.source());
    }

    /** The customers that are known already. */
    Map<RowKey, CustomerRow> customers(Collection<RowKey> keys) {
        return load(
                selectCustomers,
                keys,
                CustomerRow::key,
                (row, i) -> new CustomerRow(
                        new RowKey(row.getString("tenant_id"), row.getString("customer_id")),
                        row.getLong("version"),
                        row.getString("segment"),
                        row.getObject("created_on", LocalDate.class),
                        row.getBoolean("present"),
                        new Money(row.getBigDecimal("lifetime_value"))));
    }

    /** The orders that are known already. */
    Map<RowKey, OrderRow> orders(Collection<RowKey> keys) {
        return load(
                selectOrders,
                keys,
                OrderRow::key,
                (row, i) -> new OrderRow(
                        new RowKey(row.getString("tenant_id"), row.getString("order_id")),
                        row.getLong("version"),
                        row.getString("segment"),
                        row.getObject("placed_on", LocalDate.class),
                        new Money(row.getBigDecimal("amount")),
                        row.getBoolean("counted")));
    }

    /** Writes what a batch changed. */
    void write(StatisticsFold fold, int part) {
        write(upsertCustomers, CUSTOMERS, fold.changedCustomers());
        write(upsertOrders, ORDERS, fold.changedOrders());
        totals.add(fold.deltas(), part);
    }

    private <R> Map<RowKey, R> load(
            String select, Collection<RowKey> keys, Function<R, RowKey> keyOf, RowMapper<R> mapper) {
        if (keys.isEmpty()) {
            return Map.of();
        }
        return database.query(select, statement -> KEYS.set(statement, 1, keys), mapper).stream()
                .collect(Collectors.toMap(keyOf, Function.identity()));
    }

    private <R> void write(String upsert, MultiRow<R> columns, Collection<R> rows) {
        if (!rows.isEmpty()) {
            database.update(upsert, statement -> columns.set(statement, 1, rows));
        }
    }
}
