package com.talkingshops.customers.query.erasure.jdbc;

import com.talkingshops.customers.query.readmodel.Column;
import com.talkingshops.customers.query.readmodel.MultiRow;
import com.talkingshops.customers.query.readmodel.RoundTrip;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/** Erasures in PostgreSQL; none changes, so one that is delivered again is there already. */
final class ErasureTable {

    private static final MultiRow<ErasureRow> ROWS = MultiRow.of(
            Column.text(ErasureRow::tenant),
            Column.text(ErasureRow::receipt),
            Column.moment(ErasureRow::erasedAt),
            Column.text(ErasureRow::actor),
            Column.text(ErasureRow::actorName),
            Column.flag(ErasureRow::wholeTenant));

    private final JdbcTemplate database;
    private final String insert;

    /** Uses the table of a schema. */
    ErasureTable(JdbcTemplate database, String schema) {
        this.database = database;
        insert = """
                insert into %s.erasure (tenant_id, id, erased_at, actor, actor_name, whole_tenant)
                select * from %s
                on conflict (tenant_id, id) do nothing
                """.formatted(schema, ROWS.source());
    }

    void write(List<ErasureRow> erasures) {
        new RoundTrip().add(insert, ROWS, erasures).run(database);
    }
}
