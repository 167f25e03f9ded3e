package com.talkingshops.customers.query.statistics.jdbc;

import com.talkingshops.customers.api.Money;
import com.talkingshops.customers.query.readmodel.Column;
import com.talkingshops.customers.query.readmodel.MultiRow;
import com.talkingshops.customers.query.readmodel.RoundTrip;
import com.talkingshops.customers.query.readmodel.RowKey;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;

/** The projector's statements on what it must remember: each loads or writes the rows of a whole batch. */
final class StatisticsTables {

    private static final MultiRow<RowKey> KEYS = MultiRow.of(Column.text(RowKey::tenant), Column.text(RowKey::id));

    private static final MultiRow<CustomerRow> CUSTOMERS = MultiRow.of(
            Column.text(row -> row.key().tenant()),
            Column.text(row -> row.key().id()),
            Column.number(CustomerRow::version),
            Column.text(CustomerRow::segment),
            Column.day(CustomerRow::createdOn),
            Column.flag(CustomerRow::present),
            Column.amount(row -> row.lifetimeValue().amount()),
            Column.day(CustomerRow::knownOn));

    private static final MultiRow<OrderRow> ORDERS = MultiRow.of(
            Column.text(row -> row.key().tenant()),
            Column.text(row -> row.key().id()),
            Column.number(OrderRow::version),
            Column.text(OrderRow::segment),
            Column.day(OrderRow::placedOn),
            Column.amount(row -> row.amount().amount()),
            Column.flag(OrderRow::counted));

    private final JdbcTemplate database;
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
        selectCustomers = """
                select c.* from %s as k (tenant_id, customer_id) join %s.customer c using (tenant_id, customer_id)
                """.formatted(KEYS.source(), schema);
        selectOrders = """
                select o.* from %s as k (tenant_id, order_id) join %s.placed_order o using (tenant_id, order_id)
                """.formatted(KEYS.source(), schema);
        upsertCustomers = """
                insert into %s.customer (tenant_id, customer_id, version, segment, created_on, present, lifetime_value,
                                         known_on)
                select * from %s
                on conflict (tenant_id, customer_id) do update
                   set version = excluded.version, segment = excluded.segment, created_on = excluded.created_on,
                       present = excluded.present, lifetime_value = excluded.lifetime_value,
                       known_on = excluded.known_on
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
                        new Money(row.getBigDecimal("lifetime_value")),
                        row.getObject("known_on", LocalDate.class)));
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

    /** Writes, with others, what a batch changed. */
    void write(StatisticsFold fold, RoundTrip writes) {
        writes.add(upsertCustomers, CUSTOMERS, fold.changedCustomers()).add(upsertOrders, ORDERS, fold.changedOrders());
    }

    private <R> Map<RowKey, R> load(
            String select, Collection<RowKey> keys, Function<R, RowKey> keyOf, RowMapper<R> mapper) {
        return KEYS.query(database, select, keys, mapper).stream()
                .collect(Collectors.toMap(keyOf, Function.identity()));
    }
}
