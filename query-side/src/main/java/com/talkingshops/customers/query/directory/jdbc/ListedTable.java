package com.talkingshops.customers.query.directory.jdbc;

import com.talkingshops.customers.query.directory.PieceContents.Listed;
import com.talkingshops.customers.query.directory.PieceKey;
import com.talkingshops.customers.query.readmodel.Column;
import com.talkingshops.customers.query.readmodel.MultiRow;
import com.talkingshops.customers.query.readmodel.RoundTrip;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;

/** What two directories list, as fingerprints, in a temporary table of the current transaction. */
final class ListedTable {

    private static final String TABLE = """
            create temporary table listed (
                live boolean, tenant_id text collate "C", id text collate "C", segment_id text collate "C", slot integer,
                text bigint, mobile bigint, segment bigint, created_at bigint, updated_at bigint
            ) on commit drop
            """;

    /**
     * Also finds who is listed twice. What is left of somebody who was forgotten depends on when that was read; and whoever seals a
     * directory anew leaves them out, also where the read model has not come to their erasure yet, so that they are missing rightly.
     */
    private static final String DIFFERENCES = """
            with side as (
                select live, tenant_id, id, count(*) as listed, min(text) as text, min(mobile) as mobile,
                       min(segment) as segment, min(created_at) as created_at, min(updated_at) as updated_at
                  from listed group by live, tenant_id, id),
                 pair as (
                select tenant_id, id, l.live is null and k.subject is null as missing, c.live is null as extra,
                       array_remove(array[
                           case when l.listed <> c.listed then 'listed' end,
                           case when l.text <> c.text and k.subject is null then 'text' end,
                           case when l.mobile <> c.mobile and k.subject is null then 'mobile' end,
                           case when l.segment <> c.segment then 'segment' end,
                           case when l.created_at <> c.created_at then 'created_at' end,
                           case when l.updated_at <> c.updated_at then 'updated_at' end], null) as columns
                  from (select * from side where live) l
                  full join (select * from side where not live) c using (tenant_id, id)
                  left join (select tenant_id as shop, subject from es.subject_key where wrapped is null) k
                    on k.shop = coalesce(l.tenant_id, c.tenant_id) and k.subject = coalesce(l.id, c.id))
            select * from pair where missing or extra or columns <> '{}'
            """;

    private record Row(PieceKey piece, Listed listed, boolean live) {}

    private final JdbcTemplate moment;
    private final MultiRow<Row> rows;
    private final String insert;

    ListedTable(JdbcTemplate moment) {
        this.moment = moment;
        var fingerprint = new Fingerprint();
        this.rows = MultiRow.of(
                Column.flag(Row::live),
                Column.text(row -> row.piece().segment().tenant()),
                Column.text(row -> row.listed().customerId()),
                Column.text(row -> row.piece().segment().id()),
                Column.integer(row -> row.listed().slot()),
                Column.number(row ->
                        fingerprint.of(row.listed().nameLength(), row.listed().text())),
                Column.number(row -> fingerprint.of(0, row.listed().mobile())),
                Column.number(row -> fingerprint.of(row.listed().segment())),
                Column.number(row -> row.listed().created()),
                Column.number(row -> row.listed().updated()));
        this.insert = "insert into listed select * from " + rows.source();
        moment.execute(TABLE);
    }

    void add(PieceKey piece, List<Listed> listed, boolean live) {
        new RoundTrip()
                .add(
                        insert,
                        rows,
                        listed.stream().map(one -> new Row(piece, one, live)).toList())
                .run(moment);
    }

    void differences(RowCallbackHandler taker) {
        moment.execute("analyze listed");
        moment.query(DIFFERENCES, taker);
    }
}
