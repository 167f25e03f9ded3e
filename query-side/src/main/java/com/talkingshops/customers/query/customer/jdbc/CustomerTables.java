package com.talkingshops.customers.query.customer.jdbc;

import com.talkingshops.customers.api.Money;
import com.talkingshops.customers.query.customer.jdbc.CustomerState.Presence;
import com.talkingshops.customers.query.directory.Spot;
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
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** The customers of the read model in PostgreSQL, and what their orders come to. */
final class CustomerTables {

    private static final MultiRow<RowKey> KEYS = MultiRow.of(Column.text(RowKey::tenant), Column.text(RowKey::id));
    private static final MultiRow<CustomerState> GONE = MultiRow.of(
            Column.text(state -> state.key().tenant()),
            Column.text(state -> state.key().id()),
            Column.number(CustomerState::version),
            Column.flag(CustomerState::erased));

    private final JdbcTemplate database;
    private final MultiRow<CustomerState> rows;
    private final MetricsTable metrics;
    private final String load;
    private final String write;
    private final String delete;
    private final String remember;

    /** Uses the tables of a schema. */
    CustomerTables(JdbcTemplate database, String schema, MultiRow<CustomerState> rows) {
        this.database = database;
        this.rows = rows;
        this.metrics = new MetricsTable(schema);
        load = """
                select tenant_id, id, c.version, coalesce(c.segment, '') as segment, c.created_at, c.updated_at,
                       m.order_count, m.lifetime_value, m.first_order_at, m.last_order_at, m.order_changes,
                       m.directory_segment, m.slot, d.version as gone, coalesce(d.erased, false) as erased
                  from %1$s as k (tenant_id, id)
                  left join %2$s.customer c using (tenant_id, id)
                  left join %2$s.customer_metrics m using (tenant_id, id)
                  left join %2$s.deleted_customer d using (tenant_id, id)
                 where c.id is not null or m.id is not null or d.id is not null
                """.formatted(KEYS.source(), schema);
        write = """
                insert into %s.customer as c
                       (tenant_id, id, version, name, email, mobile, mobile_hash, segment, segment_key,
                        created_at, updated_at)
                select * from %s
                on conflict (tenant_id, id) do update
                   set version = excluded.version, name = excluded.name, email = excluded.email,
                       mobile = excluded.mobile, mobile_hash = excluded.mobile_hash, segment = excluded.segment,
                       segment_key = excluded.segment_key, updated_at = excluded.updated_at
                """.formatted(schema, rows.source());
        delete = """
                delete from %s.customer where (tenant_id, id) in (select * from %s)
                """.formatted(schema, KEYS.source());
        remember = """
                insert into %s.deleted_customer (tenant_id, id, version, erased) select * from %s
                on conflict (tenant_id, id) do update set version = excluded.version, erased = excluded.erased
                """.formatted(schema, GONE.source());
    }

    /** The customers that there are or were, of those asked for. */
    Map<RowKey, CustomerState> load(Collection<RowKey> keys) {
        var customers = new HashMap<RowKey, CustomerState>();
        KEYS.query(database, load, keys, (row, number) -> customer(row))
                .forEach(customer -> customers.put(customer.key(), customer));
        return customers;
    }

    /** Writes, with others, customers that changed, and removes those that are gone. */
    void write(List<Changed<CustomerState>> changed, int part, RoundTrip writes) {
        var after = changed.stream().map(Changed::after).toList();
        writes.add(
                write,
                rows,
                after.stream()
                        .filter(state -> state.present() && state.details() != null)
                        .toList());
        metrics.write(
                after.stream()
                        .filter(state -> state.present() || state.isAwaited())
                        .toList(),
                part,
                writes);
        var gone = after.stream()
                .filter(state -> !state.present() && !state.isAwaited())
                .toList();
        var keys = gone.stream().map(CustomerState::key).toList();
        writes.add(delete, KEYS, keys);
        metrics.delete(keys, writes);
        writes.add(remember, GONE, gone);
    }

    private static CustomerState customer(ResultSet row) throws SQLException {
        var key = new RowKey(row.getString("tenant_id"), row.getString("id"));
        long gone = row.getLong("gone");
        if (gone > 0) {
            return CustomerState.gone(key, gone, row.getBoolean("erased"));
        }
        long version = row.getLong("version");
        String directorySegment = row.getString("directory_segment");
        return new CustomerState(
                key,
                version,
                version > 0 ? Presence.PRESENT : Presence.AWAITED,
                row.getString("segment"),
                moment(row, "created_at"),
                moment(row, "updated_at"),
                null,
                new OrderFigures(
                        row.getLong("order_count"),
                        new Money(row.getBigDecimal("lifetime_value")),
                        moment(row, "first_order_at"),
                        moment(row, "last_order_at"),
                        row.getLong("order_changes")),
                directorySegment == null ? null : new Spot(directorySegment, row.getInt("slot")));
    }

    private static @Nullable Instant moment(ResultSet row, String column) throws SQLException {
        OffsetDateTime moment = row.getObject(column, OffsetDateTime.class);
        return moment == null ? null : moment.toInstant();
    }
}
