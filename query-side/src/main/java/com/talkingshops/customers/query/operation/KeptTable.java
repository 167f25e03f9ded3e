package com.talkingshops.customers.query.operation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Knows which read models can come back, as they were before others took their place. */
@Component
class KeptTable {

    private final JdbcClient database;

    /**
     * What was read before.
     *
     * @param position up to which event it holds what happened
     * @param until when it goes
     */
    record Kept(String readModel, long position, Instant until, boolean isDue) {}

    KeptTable(JdbcClient database) {
        this.database = database;
    }

    /** Keeps what is read no more, in the transaction that replaces it. */
    void keep(String readModel, long position, Duration time) {
        database.sql("""
                        insert into es.kept_read_model (read_model, position, kept_until)
                        values (?, ?, now() + ? * interval '1 millisecond')
                        on conflict (read_model) do update
                           set position = excluded.position, kept_until = excluded.kept_until
                        """).params(readModel, position, time.toMillis()).update();
    }

    Optional<Kept> of(String readModel) {
        return all().stream().filter(kept -> kept.readModel().equals(readModel)).findFirst();
    }

    List<Kept> all() {
        return database.sql(
                        "select read_model, position, kept_until, kept_until <= now() as is_due from es.kept_read_model")
                .query(KeptTable::kept)
                .list();
    }

    /** What can come back of a read model; it stays until the current transaction ends. Waits for whoever is at it. */
    Optional<Kept> hold(String readModel) {
        return hold(readModel, "");
    }

    /** The same, unless somebody is at it. */
    Optional<Kept> holdIfFree(String readModel) {
        return hold(readModel, " skip locked");
    }

    private Optional<Kept> hold(String readModel, String otherwise) {
        return database.sql("select read_model, position, kept_until, kept_until <= now() as is_due"
                        + " from es.kept_read_model where read_model = ? for update" + otherwise)
                .param(readModel)
                .query(KeptTable::kept)
                .optional();
    }

    void forget(String readModel) {
        database.sql("delete from es.kept_read_model where read_model = ?")
                .param(readModel)
                .update();
    }

    private static Kept kept(ResultSet row, int number) throws SQLException {
        return new Kept(
                row.getString("read_model"),
                row.getLong("position"),
                Objects.requireNonNull(row.getObject("kept_until", OffsetDateTime.class))
                        .toInstant(),
                row.getBoolean("is_due"));
    }
}
