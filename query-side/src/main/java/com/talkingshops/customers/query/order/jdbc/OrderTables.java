package com.talkingshops.customers.query.order.jdbc;

import com.talkingshops.customers.api.Money;
import com.talkingshops.customers.api.order.OrderStatus;
import com.talkingshops.customers.query.readmodel.Column;
import com.talkingshops.customers.query.readmodel.MultiRow;
import com.talkingshops.customers.query.readmodel.RoundTrip;
import com.talkingshops.customers.query.readmodel.RowKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;

/** The orders of the read model in PostgreSQL. */
public final class OrderTables {

    private static final MultiRow<RowKey> KEYS = MultiRow.of(Column.text(RowKey::tenant), Column.text(RowKey::id));

    private final JdbcTemplate database;
    private final OrderRows rows;
    private final String load;
    private final String insert;
    private final String update;
    private final String forget;
    private final String period;

    /** Uses the tables of a schema. */
    public OrderTables(JdbcTemplate database, String schema, OrderRows rows) {
        this.database = database;
        this.rows = rows;
        load = """
                select tenant_id, id, customer_id, version, status, final_amount, placed_at, updated_at
                  from %s as k (tenant_id, id)
                  join %s.placed_order using (tenant_id, id)
                """.formatted(KEYS.source(), schema);
        insert = """
                insert into %s.placed_order
                       (tenant_id, id, version, customer_id, reference, status, counted, final_amount, placed_at, updated_at,
                        mobile, mobile_hash, name, email, notes, items, external_source, external_id)
                select * from %s
                """.formatted(schema, rows.inserted().source());
        update = """
                update %s.placed_order o
                   set version = k.version, status = k.status, counted = k.counted, final_amount = k.final_amount,
                       updated_at = k.updated_at, notes = k.notes
                  from %s as k (tenant_id, id, version, status, counted, final_amount, updated_at, notes)
                 where o.tenant_id = k.tenant_id and o.id = k.id
                """.formatted(schema, rows.updated().source());
        forget = """
                update %s.placed_order o
                   set mobile = null, mobile_hash = null, name = null, email = null, notes = null
                  from %s as k (tenant_id, id)
                 where o.tenant_id = k.tenant_id and o.customer_id = k.id
                """.formatted(schema, KEYS.source());
        // Two look-ups in an index for each customer, however many orders there are.
        period = """
                select * from (
                    select k.tenant_id, k.id,
                           (select min(placed_at) from %1$s.placed_order o
                             where o.tenant_id = k.tenant_id and o.customer_id = k.id and o.counted) as first,
                           (select max(placed_at) from %1$s.placed_order o
                             where o.tenant_id = k.tenant_id and o.customer_id = k.id and o.counted) as last
                      from %2$s as k (tenant_id, id)) p
                 where first is not null
                """.formatted(schema, KEYS.source());
    }

    /** The orders that there are, of those asked for. */
    public Map<RowKey, OrderState> load(Collection<RowKey> keys) {
        var orders = new HashMap<RowKey, OrderState>();
        KEYS.query(database, load, keys, (row, number) -> order(row)).forEach(order -> orders.put(order.key(), order));
        return orders;
    }

    /** Writes, with others, orders that came in or changed. */
    public void write(Collection<OrderState> changed, RoundTrip writes) {
        writes.add(
                        insert,
                        rows.inserted(),
                        changed.stream().filter(order -> order.placed() != null).toList())
                .add(
                        update,
                        rows.updated(),
                        changed.stream().filter(order -> order.placed() == null).toList());
    }

    /** Takes, behind what was written so far, everything out of the orders of customers that tells who they were. */
    public void forget(Collection<RowKey> customers, RoundTrip writes) {
        writes.add(forget, KEYS, customers);
    }

    /** When the counted orders of customers were made; nothing of customers without any. */
    public Map<RowKey, OrderPeriod> periods(Collection<RowKey> customers) {
        var periods = new HashMap<RowKey, OrderPeriod>();
        KEYS.query(
                database,
                period,
                customers,
                (row, number) ->
                        periods.put(key(row, "id"), new OrderPeriod(moment(row, "first"), moment(row, "last"))));
        return periods;
    }

    private static OrderState order(ResultSet row) throws SQLException {
        return new OrderState(
                key(row, "id"),
                key(row, "customer_id"),
                row.getLong("version"),
                new OrderStatus(row.getString("status")),
                new Money(row.getBigDecimal("final_amount")),
                moment(row, "placed_at"),
                moment(row, "updated_at"),
                null,
                null);
    }

    private static RowKey key(ResultSet row, String id) throws SQLException {
        return new RowKey(row.getString("tenant_id"), row.getString(id));
    }

    private static Instant moment(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
