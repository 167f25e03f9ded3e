package com.talkingshops.customers.query.customer.jdbc;

import com.talkingshops.customers.query.directory.Micros;
import com.talkingshops.customers.query.readmodel.Column;
import com.talkingshops.customers.query.readmodel.MultiRow;
import com.talkingshops.customers.query.readmodel.RoundTrip;
import com.talkingshops.customers.query.readmodel.RowKey;
import java.util.Collection;
import java.util.List;

/** What customers' orders come to, in PostgreSQL: each row with the number of the batch that wrote it last. */
final class MetricsTable {

    private record Row(CustomerState customer, int part) {}

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
            Column.integer(Row::part));
    private final String write;
    private final String delete;

    /** Uses the table of a schema. */
    MetricsTable(String schema) {
        // Numbers the batch for each tenant, which keeps other batches of the part waiting until it is committed. By
        // the time and not by counting: where a replica takes over that lacks the last batches, others come in their
        // place, while nodes keep figures of those that are lost.
        write = """
                with written as (select * from %1$s as r (tenant_id, id, segment, created_at, order_count, lifetime_value,
                                         first_order_at, last_order_at, order_changes, directory_segment, slot, part)),
                     progress as (
                         insert into %2$s.figures_progress as p (tenant_id, part, change)
                         select tenant_id, part, %3$s
                           from written group by tenant_id, part order by 1
                         on conflict (tenant_id, part) do update set change = greatest(p.change + 1, excluded.change)
                         returning tenant_id, change)
                insert into %2$s.customer_metrics
                       (tenant_id, id, segment, created_at, order_count, lifetime_value, first_order_at, last_order_at,
                        order_changes, directory_segment, slot, part, change)
                select written.*, change from written join progress using (tenant_id)
                 order by tenant_id, id
                on conflict (tenant_id, id) do update
                   set segment = excluded.segment, created_at = excluded.created_at,
                       order_count = excluded.order_count, lifetime_value = excluded.lifetime_value,
                       first_order_at = excluded.first_order_at, last_order_at = excluded.last_order_at,
                       order_changes = excluded.order_changes, directory_segment = excluded.directory_segment,
                       slot = excluded.slot, part = excluded.part, change = excluded.change
                """.formatted(ROWS.source(), schema, Micros.NOW);
        delete = """
                delete from %s.customer_metrics where (tenant_id, id) in (select * from %s)
                """.formatted(schema, KEYS.source());
    }

    /** Writes, with others, what the orders of customers come to now. */
    void write(List<CustomerState> customers, int part, RoundTrip writes) {
        writes.add(
                write,
                ROWS,
                customers.stream().map(customer -> new Row(customer, part)).toList());
    }

    void delete(Collection<RowKey> customers, RoundTrip writes) {
        writes.add(delete, KEYS, customers);
    }
}
