package com.talkingshops.customers.query.directory.jdbc;

import com.talkingshops.customers.personal.Resealing;
import com.talkingshops.customers.personal.Sealing;
import com.talkingshops.customers.query.directory.Micros;
import com.talkingshops.customers.query.directory.PieceKey;
import com.talkingshops.customers.query.directory.Seal;
import com.talkingshops.customers.query.readmodel.RowKey;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Seals the pieces of a tenant's directory again, a few at a time and each under the lock that the projector takes, without those who
 * are forgotten.
 */
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

    /** Also in tables that are being filled, or that are kept for a while. They may take each other's names meanwhile. */
    @Override
    public void reseal(String tenant) {
        var done = new HashSet<Long>();
        for (List<Long> tables = tables(); !done.containsAll(tables); tables = tables()) {
            tables.stream().filter(done::add).forEach(table -> reseal(table, tenant));
        }
    }

    private List<Long> tables() {
        return database.sql("select oid::bigint from pg_class where relname = 'directory_segment' and relkind = 'r'")
                .query(Long.class)
                .list();
    }

    private void reseal(long table, String tenant) {
        List<Piece> done = List.of();
        do {
            Piece last = done.isEmpty() ? new Piece("", 0, new byte[0]) : done.getLast();
            done = resealSome(table, tenant, last);
        } while (done.size() == AT_ONCE);
    }

    private List<Piece> resealSome(long table, String tenant, Piece after) {
        for (Optional<String> name = name(table); name.isPresent(); name = name(table)) {
            String called = name.get();
            try {
                Optional<List<Piece>> done = transaction.execute(status -> resealUnder(called, table, tenant, after));
                if (done.isPresent()) {
                    return done.get();
                }
            } catch (BadSqlGrammarException e) {
                if (name.equals(name(table))) {
                    throw e;
                }
            }
        }
        // It was dropped.
        return List.of();
    }

    private Optional<String> name(long table) {
        return database.sql("select format('%I.%I', n.nspname, c.relname)"
                        + " from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.oid = cast(? as oid)")
                .param(table)
                .query(String.class)
                .optional();
    }

    /** Nothing if the table goes by another name. */
    private Optional<List<Piece>> resealUnder(String name, long table, String tenant, Piece after) {
        List<Piece> pieces = database.sql("""
                        select id, first_slot, sealed from %s
                         where tableoid = cast(? as oid) and tenant_id = ? and (id, first_slot) > (?, ?)
                         order by tenant_id, id, first_slot limit ? for update
                        """.formatted(name))
                .params(table, tenant, after.id(), after.firstSlot(), AT_ONCE)
                .query((row, number) -> new Piece(row.getString(1), row.getInt(2), row.getBytes(3)))
                .list();
        // Who renames a table locks it first, so from here on the name stays.
        if (!Optional.of(name).equals(name(table))) {
            return Optional.empty();
        }
        pieces.forEach(piece -> {
            var key = new PieceKey(new RowKey(tenant, piece.id()), piece.firstSlot());
            var anew = Seal.anew(sealing, key, piece.sealed(), customers -> forgotten(tenant, customers));
            database.sql("""
                            update %s set sealed = ?, entries = ?,
                                   version = greatest(version + 1, %s)
                             where tenant_id = ? and id = ? and first_slot = ?
                            """.formatted(name, Micros.NOW))
                    .params(anew.sealed(), anew.entries(), tenant, piece.id(), piece.firstSlot())
                    .update();
        });
        return Optional.of(pieces);
    }

    /** Whose keys are destroyed. */
    private Set<String> forgotten(String tenant, List<String> customers) {
        return database.sql("select subject from es.subject_key"
                        + " where tenant_id = ? and subject = any (?) and wrapped is null")
                .params(tenant, customers.toArray(String[]::new))
                .query(String.class)
                .set();
    }
}
