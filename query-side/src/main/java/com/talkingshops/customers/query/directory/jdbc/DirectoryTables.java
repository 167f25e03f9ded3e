package com.talkingshops.customers.query.directory.jdbc;

import com.talkingshops.customers.query.directory.PieceKey;
import com.talkingshops.customers.query.directory.SegmentStore;
import com.talkingshops.customers.query.directory.StoredPiece;
import com.talkingshops.customers.query.readmodel.Column;
import com.talkingshops.customers.query.readmodel.MultiRow;
import com.talkingshops.customers.query.readmodel.RoundTrip;
import com.talkingshops.customers.query.readmodel.RowKey;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/** The directory's segments in PostgreSQL. */
public final class DirectoryTables implements SegmentStore {

    /** Stands for a content that stays; the column takes no null, and nothing sealed is empty. */
    private static final byte[] SAME = {};

    private static final MultiRow<PieceKey> KEYS = MultiRow.of(
            Column.text(key -> key.segment().tenant()),
            Column.text(key -> key.segment().id()),
            Column.integer(PieceKey::firstSlot));
    private static final MultiRow<StoredPiece> ROWS = MultiRow.of(
            Column.text(row -> row.key().segment().tenant()),
            Column.text(row -> row.key().segment().id()),
            Column.integer(row -> row.key().firstSlot()),
            Column.integer(StoredPiece::part),
            Column.number(StoredPiece::version),
            Column.integer(StoredPiece::entries),
            Column.integer(StoredPiece::nextSlot),
            Column.integer(StoredPiece::pieces),
            Column.flag(StoredPiece::open),
            Column.bytes(row -> row.sealed() == null ? SAME : row.sealed()));

    private final JdbcTemplate database;
    private final String open;
    private final String lock;
    private final String write;
    private final String remove;

    /** Uses the tables of a schema. */
    public DirectoryTables(JdbcTemplate database, String schema) {
        this.database = database;
        open = """
                select tenant_id, id, first_slot, part, version, entries, next_slot, pieces, open,
                       null::bytea as sealed
                  from %1$s.directory_segment
                 where (tenant_id, id) in (
                           select tenant_id, id from %1$s.directory_segment
                            where open and part = ? and tenant_id = any (?::text[]))
                 order by tenant_id, id, first_slot
                   for update
                """.formatted(schema);
        // All pieces of an open segment, as it may have to be made one piece: in one order, or batches would wait for
        // each other.
        lock = """
                with touched as (select * from unnest(?::text[], ?::text[]) as t (tenant_id, id))
                select tenant_id, id, first_slot, part, version, entries, next_slot, pieces, open,
                       case when (tenant_id, id) in (select * from touched) then sealed end as sealed
                  from %1$s.directory_segment
                 where (tenant_id, id) in (
                           select * from touched
                           union all
                           select tenant_id, id from %1$s.directory_segment
                            where open and part = ? and tenant_id = any (?::text[]))
                 order by tenant_id, id, first_slot
                   for update
                """.formatted(schema);
        write = """
                insert into %s.directory_segment as s
                       (tenant_id, id, first_slot, part, version, entries, next_slot, pieces, open, sealed)
                select * from %s
                on conflict (tenant_id, id, first_slot) do update
                   set version = excluded.version, entries = excluded.entries, next_slot = excluded.next_slot,
                       pieces = excluded.pieces, open = excluded.open, sealed = case length(excluded.sealed) when 0 then s.sealed else excluded.sealed end
                """.formatted(schema, ROWS.source());
        remove = """
                delete from %s.directory_segment where (tenant_id, id, first_slot) in (select * from %s)
                """.formatted(schema, KEYS.source());
    }

    @Override
    public List<StoredPiece> lock(Collection<RowKey> segments, Collection<String> growing, int part) {
        return segments.isEmpty()
                ? database.query(open, statement -> set(statement, 1, growing, part), DirectoryTables::piece)
                : database.query(lock, statement -> set(statement, segments, growing, part), DirectoryTables::piece);
    }

    @Override
    public void write(Collection<StoredPiece> pieces, RoundTrip writes) {
        writes.add(write, ROWS, pieces);
    }

    @Override
    public void remove(Collection<PieceKey> pieces, RoundTrip writes) {
        writes.add(remove, KEYS, pieces);
    }

    private static void set(
            PreparedStatement statement, Collection<RowKey> segments, Collection<String> growing, int part)
            throws SQLException {
        var connection = statement.getConnection();
        var tenants = segments.stream().map(RowKey::tenant).toArray();
        var ids = segments.stream().map(RowKey::id).toArray();
        statement.setArray(1, connection.createArrayOf("text", tenants));
        statement.setArray(2, connection.createArrayOf("text", ids));
        set(statement, 3, growing, part);
    }

    private static void set(PreparedStatement statement, int first, Collection<String> growing, int part)
            throws SQLException {
        statement.setInt(first, part);
        statement.setArray(first + 1, statement.getConnection().createArrayOf("text", growing.toArray()));
    }

    private static StoredPiece piece(ResultSet row, int number) throws SQLException {
        return new StoredPiece(
                new PieceKey(new RowKey(row.getString("tenant_id"), row.getString("id")), row.getInt("first_slot")),
                row.getInt("part"),
                row.getLong("version"),
                row.getInt("entries"),
                row.getInt("next_slot"),
                row.getInt("pieces"),
                row.getBoolean("open"),
                row.getBytes("sealed"));
    }
}
