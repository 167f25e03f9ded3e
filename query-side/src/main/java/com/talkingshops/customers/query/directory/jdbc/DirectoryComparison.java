package com.talkingshops.customers.query.directory.jdbc;

import com.talkingshops.customers.personal.Sealing;
import com.talkingshops.customers.query.directory.PieceContents;
import com.talkingshops.customers.query.directory.PieceKey;
import com.talkingshops.customers.query.readmodel.Contents;
import com.talkingshops.customers.query.readmodel.Difference;
import com.talkingshops.customers.query.readmodel.Difference.Kind;
import com.talkingshops.customers.query.readmodel.Findings;
import com.talkingshops.customers.query.readmodel.RowKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;

/**
 * Compares what two directories list of each customer, however it lies in segments and pieces: opens all of it, one piece after the
 * other, and has the database join fingerprints that mean nothing to anybody else. Also holds each place against what the metrics say.
 */
public final class DirectoryComparison implements Contents {

    private static final String TABLE = "directory_segment";

    /** A piece may have a thousand customers. */
    private static final int AT_ONCE = 50;

    /** Of tenants that were forgotten nothing opens; some may be forgotten while it is looked through. */
    private static final String PIECES = """
            select tenant_id, id, first_slot, entries, sealed from %s.directory_segment
             where not exists (select from es.forgotten_tenant f where f.tenant_id = directory_segment.tenant_id)
             order by tenant_id, id, first_slot
            """;

    private static final String MISPLACED = """
            select l.tenant_id, l.id
              from listed l join %s.customer_metrics m on m.tenant_id = l.tenant_id and m.id = l.id
             where l.live and (m.directory_segment, m.slot) is distinct from (l.segment_id, l.slot)
            """;

    private final Sealing sealing;

    /** Opens what another sealed. */
    public DirectoryComparison(Sealing sealing) {
        this.sealing = sealing;
    }

    @Override
    public void compare(JdbcTemplate moment, String live, String copy, Findings findings) {
        var listed = new ListedTable(moment);
        findings.compared(TABLE, list(moment, live, listed, true, findings));
        list(moment, copy, listed, false, findings);
        findings.goesOn();
        listed.differences(row -> {
            if (!sealing.isForgotten(row.getString("tenant_id"))) {
                findings.found(difference(row));
            }
        });
        findings.goesOn();
        moment.query(MISPLACED.formatted(live), (RowCallbackHandler) row -> findings.found(new Difference(
                "customer_metrics", key(row, "id"), Kind.DIFFERENT, List.of("directory_segment", "slot"))));
    }

    /** Lists what is in one of them, and tells how many customers that are. */
    private long list(JdbcTemplate moment, String schema, ListedTable listed, boolean live, Findings findings) {
        long[] customers = {0};
        findings.goesOn();
        moment.query(PIECES.formatted(schema), statement -> statement.setFetchSize(AT_ONCE), row -> {
            findings.goesOn();
            var piece =
                    new PieceKey(new RowKey(row.getString("tenant_id"), row.getString("id")), row.getInt("first_slot"));
            var contents = PieceContents.of(sealing, piece, row.getBytes("sealed"));
            contents.ifPresent(entries -> listed.add(piece, entries, live));
            customers[0] += contents.map(List::size).orElse(0);
            if (contents.isEmpty()) {
                if (!sealing.isForgotten(piece.segment().tenant())) {
                    findings.found(ofPiece(piece, "sealed"));
                }
            } else if (contents.get().size() != row.getInt("entries")) {
                findings.found(ofPiece(piece, "entries"));
            }
        });
        return customers[0];
    }

    private static Difference ofPiece(PieceKey piece, String column) {
        return new Difference(
                TABLE,
                Map.of(
                        "tenant_id", piece.segment().tenant(),
                        "id", piece.segment().id(),
                        "first_slot", piece.firstSlot()),
                Kind.DIFFERENT,
                List.of(column));
    }

    private static Difference difference(ResultSet row) throws SQLException {
        Kind kind = row.getBoolean("missing") ? Kind.MISSING : row.getBoolean("extra") ? Kind.EXTRA : Kind.DIFFERENT;
        List<String> columns = List.of((String[]) row.getArray("columns").getArray());
        return new Difference(TABLE, key(row, "customer_id"), kind, kind == Kind.DIFFERENT ? columns : List.of());
    }

    private static Map<String, Object> key(ResultSet row, String customer) throws SQLException {
        return Map.of("tenant_id", row.getString("tenant_id"), customer, row.getString("id"));
    }
}
