package com.talkingshops.customers.personal;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Writes all keys of a database, wrapped as they rest, one in each line. A backup of the database holds keys that were destroyed since;
 * with these in their place nobody comes back who was forgotten.
 */
public final class KeyExport {

    private static final int AT_ONCE = 1_000;

    /** Whoever takes the keys may take his time between two portions. Nobody waits for this transaction. */
    private static final String PATIENCE = "set local idle_in_transaction_session_timeout = '10min'";

    private final JdbcTemplate database;
    private final TransactionTemplate oneMoment;
    private final Clock clock;

    KeyExport(DataSource dataSource, Clock clock) {
        this.clock = clock;
        this.database = new JdbcTemplate(dataSource);
        this.database.setFetchSize(AT_ONCE);
        this.oneMoment = new TransactionTemplate(new JdbcTransactionManager(dataSource));
        this.oneMoment.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.oneMoment.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        this.oneMoment.setReadOnly(true);
    }

    /**
     * Writes the keys as they are at one moment, a thousand at a time in memory.
     *
     * @param out stays open
     * @throws UncheckedIOException if nobody takes them
     */
    public void write(OutputStream out) {
        oneMoment.executeWithoutResult(status -> {
            database.execute(PATIENCE);
            var lines = new Lines(out);
            lines.add(KeyLine.first(head()));
            each(
                    "select * from es.tenant_key where root_version > 0",
                    row -> lines.addKey(KeyLine.OfTenant.line(ofTenant(row))));
            each("select * from es.subject_key", row -> lines.addKey(KeyLine.OfSubject.line(ofSubject(row))));
            lines.add(KeyLine.last(lines.keys));
        });
    }

    private void each(String query, RowCallbackHandler handler) {
        database.query(query, handler);
    }

    private KeyLine.Head head() {
        return new KeyLine.Head(
                KeyLine.Head.FORMAT,
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                database.queryForList(
                        "select distinct root_version from es.tenant_key where root_version > 0 order by 1",
                        Integer.class),
                database.query(
                        "select tenant_id, under_root, forgotten_at from es.forgotten_tenant order by forgotten_at",
                        (row, number) -> new KeyLine.ForgottenTenant(
                                row.getString(1),
                                row.getInt(2),
                                row.getTimestamp(3).toInstant())));
    }

    private static KeyLine.OfTenant ofTenant(ResultSet row) throws SQLException {
        return new KeyLine.OfTenant(
                row.getString("tenant_id"),
                row.getString("purpose"),
                row.getInt("version"),
                row.getInt("root_version"),
                row.getBytes("wrapped"),
                row.getBoolean("retiring"),
                row.getTimestamp("made_at").toInstant());
    }

    private static KeyLine.OfSubject ofSubject(ResultSet row) throws SQLException {
        return new KeyLine.OfSubject(
                row.getString("tenant_id"),
                row.getString("subject"),
                row.getInt("version"),
                row.getObject("link", UUID.class),
                row.getInt("wrapping_version"),
                row.getBytes("wrapped"));
    }

    private static final class Lines {

        private final OutputStream out;
        private long keys;

        Lines(OutputStream out) {
            this.out = out;
        }

        void addKey(KeyLine line) {
            add(line);
            keys++;
        }

        void add(KeyLine line) {
            try {
                out.write(line.bytes());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
