package com.talkingshops.customers.query.directory.jdbc;

import com.talkingshops.customers.query.directory.SegmentStore;
import com.talkingshops.customers.query.directory.StoredSegment;
import com.talkingshops.customers.query.readmodel.Column;
import com.talkingshops.customers.query.readmodel.MultiRow;
import com.talkingshops.customers.query.readmodel.RowKey;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/** The directory's segments in PostgreSQL. */
public final class DirectoryTables implements SegmentStore {

    private static final MultiRow<RowKey> KEYS = MultiRow.of(Column.text(RowKey::tenant), Column.text(RowKey::id));
    private static final MultiRow<StoredSegment> ROWS = MultiRow.of(
            Column.text(row -> row.key().tenant()),
            Column.text(row -> row.key().id()),
            Column.integer(StoredSegment::part),
            Column.number(StoredSegment::version),
            Column.integer(StoredSegment::entries),
            Column.integer(StoredSegment::nextSlot),
            Column.flag(StoredSegment::open),
            Column.bytes(StoredSegment::sealed));

    private final JdbcTemplate database;
    private final String lock;
    private final String write;
    private final String remove;

    /** Uses the tables of a schema. */
    public DirectoryTables(JdbcTemplate database, String schema) {
        this.database = database;
        // Only this part opens and closes its own segments, so which one is open needs no lock.
        lock = """
                select tenant_id, id, part, version, entries, next_slot, open, sealed
                  from %1$s.directory_segment
                 where (tenant_id, id) in (
                           select * from unnest(?::text[], ?::text[])
                           union all
                           select tenant_id, id from %1$s.directory_segment
                            where open and part = ? and tenant_id = any (?::text[]))
                 order by tenant_id, id
                   for update
                """.formatted(schema);
        write = """
                insert into %s.directory_segment as s
                       (tenant_id, id, part, version, entries, next_slot, open, sealed)
                select * from %s
                on conflict (tenant_id, id) do update
                   set version = excluded.version, entries = excluded.entries, next_slot = excluded.next_slot,
                       open = excluded.open, sealed = excluded.sealed
                """.formatted(schema, ROWS.source());
        remove = """
                delete from %s.directory_segment where (tenant_id, id) in (select * from %s)
                """.formatted(schema, KEYS.source());
    }

    @Override
    public List<StoredSegment> lock(Collection<RowKey> segments, Collection<String> growing, int part) {
        return database.query(lock, statement -> set(statement, segments, growing, part), DirectoryTables::segment);
    }

    @Override
    public void write(Collection<StoredSegment> segments) {
        ROWS.update(database, write, segments);
    }

    @Override
    public void remove(Collection<RowKey> segments) {
        KEYS.update(database, remove, segments);
    }

    private static void set(
            PreparedStatement statement, Collection<RowKey> segments, Collection<String> growing, int part)
            throws SQLException {
        var connection = statement.getConnection();
        var tenants = segments.stream().map(RowKey::tenant).toArray();
        var ids = segments.stream().map(RowKey::id).toArray();
        statement.setArray(1, connection.createArrayOf("text", tenants));
        statement.setArray(2, connection.createArrayOf("text", ids));
        statement.setInt(3, part);
        statement.setArray(4, connection.createArrayOf("text", growing.toArray()));
    }

    private static StoredSegment segment(ResultSet row, int number) throws SQLException {
        return new StoredSegment(
                new RowKey(row.getString("tenant_id"), row.getString("id")),
                row.getInt("part"),
                row.getLong("version"),
                row.getInt("entries"),
                row.getInt("next_slot"),
                row.getBoolean("open"),
                row.getBytes("sealed"));
    }
}
