package com.talkingshops.customers.query.directory.jdbc;

import com.talkingshops.customers.personal.Resealing;
import com.talkingshops.customers.personal.Sealing;
import com.talkingshops.customers.query.directory.PieceKey;
import com.talkingshops.customers.query.directory.Seal;
import com.talkingshops.customers.query.readmodel.RowKey;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Seals the pieces of a tenant's directory again, a few at a time and each under the lock that the projector takes. */
public final class DirectoryResealing implements Resealing {

    private static final int AT_ONCE = 20;

    private final JdbcClient database;
    private final TransactionTemplate transaction;
    private final Sealing sealing;

    /** Reads and writes whatever tables of directories there are. */
    public DirectoryResealing(JdbcClient database, TransactionTemplate transaction, Sealing sealing) {
        this.database = database;
        this.transaction = transaction;
        this.sealing = sealing;
    }

    private record Piece(String id, int firstSlot, byte[] sealed) {}

    @Override
    public String key() {
        return Seal.KEY;
    }

    /** Also in tables that are being filled, or that are kept for a while. */
    @Override
    public void reseal(String tenant) {
        database.sql(
                        "select format('%I.%I', schemaname, tablename) from pg_tables where tablename = 'directory_segment'")
                .query(String.class)
                .list()
                .forEach(table -> reseal(table, tenant));
    }

    private void reseal(String table, String tenant) {
        List<Piece> done = List.of();
        do {
            Piece last = done.isEmpty() ? new Piece("", 0, new byte[0]) : done.getLast();
            done = transaction.execute(status -> resealSome(table, tenant, last));
        } while (done.size() == AT_ONCE);
    }

    private List<Piece> resealSome(String table, String tenant, Piece after) {
        List<Piece> pieces = database.sql("""
                        select id, first_slot, sealed from %s
                         where tenant_id = ? and (id, first_slot) > (?, ?)
                         order by tenant_id, id, first_slot limit ? for update
                        """.formatted(table))
                .params(tenant, after.id(), after.firstSlot(), AT_ONCE)
                .query((row, number) -> new Piece(row.getString(1), row.getInt(2), row.getBytes(3)))
                .list();
        pieces.forEach(piece -> database.sql("""
                        update %s set sealed = ?, version = version + 1
                         where tenant_id = ? and id = ? and first_slot = ?
                        """.formatted(table))
                .params(
                        Seal.anew(
                                sealing,
                                new PieceKey(new RowKey(tenant, piece.id()), piece.firstSlot()),
                                piece.sealed()),
                        tenant,
                        piece.id(),
                        piece.firstSlot())
                .update());
        return pieces;
    }
}
