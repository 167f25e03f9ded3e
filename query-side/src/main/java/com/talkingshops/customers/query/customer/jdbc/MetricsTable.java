package com.talkingshops.customers.query.customer.jdbc;

import com.talkingshops.customers.query.readmodel.Column;
import com.talkingshops.customers.query.readmodel.MultiRow;
import com.talkingshops.customers.query.readmodel.RowKey;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;

/** What customers' orders come to, in PostgreSQL: each row with the number of the batch that wrote it last. */
final class MetricsTable {

    private record Row(CustomerState customer, int part, long change) {}

    private static final MultiRow<RowKey> KEYS = MultiRow.of(Column.text(RowKey::tenant), Column.text(RowKey::id));
    private static final MultiRow<Row> ROWS = MultiRow.of(
            Column.text(row -> row.customer().key().tenant()),
            Column.text(row -> row.customer().key().id()),
            Column.text(row -> row.customer().segment()),
            Column.moment(row -> row.customer().createdAt()),
            Column.number(row -> row.customer().orders().count()),
            Column.amount(row -> row.customer().orders().value().amount()),
            Column.moment(row -> row.customer().orders().first()),
            Column.moment(row -> row.customer().orders().last()),
            Column.number(row -> row.customer().orders().changes()),
            Column.text(row ->
                    row.customer().spot() == null ? null : row.customer().spot().segment()),
            Column.integer(row ->
                    row.customer().spot() == null ? null : row.customer().spot().slot()),
            Column.integer(Row::part),
            Column.number(Row::change));
    private static final MultiRow<Progress> PROGRESS =
            MultiRow.of(Column.text(Progress::tenant), Column.integer(Progress::part));

    private record Progress(String tenant, int part) {}

    private final JdbcTemplate database;
    private final String advance;
    private final String write;
    private final String delete;

    /** Uses the table of a schema. */
    MetricsTable(JdbcTemplate database, String schema) {
        this.database = database;
        advance = """
                insert into %s.figures_progress as p (tenant_id, part, change)
                select k.tenant_id, k.part, 1 from %s as k (tenant_id, part)
                on conflict (tenant_id, part) do update set change = p.change + 1
                returning tenant_id, change
                """.formatted(schema, PROGRESS.source());
        write = """
                insert into %s.customer_metrics
                       (tenant_id, id, segment, created_at, order_count, lifetime_value, first_order_at, last_order_at,
                        order_changes, directory_segment, slot, part, change)
                select * from %s
                on conflict (tenant_id, id) do update
                   set segment = excluded.segment, created_at = excluded.created_at,
                       order_count = excluded.order_count, lifetime_value = excluded.lifetime_value,
                       first_order_at = excluded.first_order_at, last_order_at = excluded.last_order_at,
                       order_changes = excluded.order_changes, directory_segment = excluded.directory_segment,
                       slot = excluded.slot, part = excluded.part, change = excluded.change
                """.formatted(schema, ROWS.source());
        delete = """
                delete from %s.customer_metrics where (tenant_id, id) in (select * from %s)
                """.formatted(schema, KEYS.source());
    }

    /** Writes what the orders of customers come to now. */
    void write(List<CustomerState> customers, int part) {
        var changes = advance(customers, part);
        ROWS.update(
                database,
                write,
                customers.stream()
                        .map(customer -> new Row(
                                customer,
                                part,
                                changes.getOrDefault(customer.key().tenant(), 0L)))
                        .toList());
    }

    void delete(Collection<RowKey> customers) {
        KEYS.update(database, delete, customers);
    }

    /** Counts this batch for each tenant, and keeps other batches of the part waiting until it is committed. */
    private Map<String, Long> advance(List<CustomerState> customers, int part) {
        var tenants = customers.stream()
                .map(customer -> customer.key().tenant())
                .distinct()
                .sorted()
                .map(tenant -> new Progress(tenant, part))
                .toList();
        var changes = new HashMap<String, Long>();
        PROGRESS.query(
                database,
                advance,
                tenants,
                (row, number) -> changes.put(row.getString("tenant_id"), row.getLong("change")));
        return changes;
    }
}
