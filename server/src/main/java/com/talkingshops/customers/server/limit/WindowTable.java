package com.talkingshops.customers.server.limit;

import com.talkingshops.customers.api.tenant.TenantId;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What all nodes together let in: one row for each tenant. Whoever changes one says which he has seen and in which second he
 * decided; if either is no longer so, he learns how it is, and nothing is changed. So no row is locked for longer than a statement.
 */
final class WindowTable {

    private static final long NANOS_IN_MICRO = 1_000;

    private static final String NOW = "(extract(epoch from clock_timestamp()) * 1000000)::bigint";
    private static final String STILL = "floor(extract(epoch from clock_timestamp())) = :second";

    private final JdbcClient database;

    /**
     * What a row is.
     *
     * @param version {@code null} if there is no row
     */
    record Seen(@Nullable Long version, TenantWindows windows) {}

    /**
     * What a statement came to.
     *
     * @param changed whether the row is as it was to be
     * @param seen how it was when the statement began; it may have been changed since by others
     * @param now by the clock of the database, in nanoseconds
     */
    record Outcome(boolean changed, Seen seen, long now) {}

    private record Row(boolean changed, @Nullable Long version, byte @Nullable [] windows, long now) {

        Outcome outcome() {
            return new Outcome(
                    changed,
                    new Seen(version, windows == null ? new TenantWindows() : parse(windows)),
                    now * NANOS_IN_MICRO);
        }
    }

    WindowTable(JdbcClient database) {
        this.database = database;
    }

    /** Tells how a tenant's row is. */
    Outcome read(TenantId tenant) {
        return database.sql("select false as changed, version, windows, " + NOW + " as now"
                        + " from (select) as one left join es.rate_window on tenant_id = :tenant")
                .param("tenant", tenant.value())
                .query(Row.class)
                .single()
                .outcome();
    }

    /**
     * Changes a tenant's row, if it is still as it was seen and the second is not over.
     *
     * @param next the version that the row is to have; {@link #after} tells
     */
    Outcome replace(TenantId tenant, Seen seen, long next, TenantWindows windows, long second) {
        String change = seen.version() == null
                ? "insert into es.rate_window (tenant_id, version, second, windows)"
                        + " select :tenant, :next, :second, :windows where " + STILL + " on conflict do nothing"
                : "update es.rate_window set version = :next, second = :second, windows = :windows"
                        + " where tenant_id = :tenant and version = :seen and " + STILL;
        return database.sql("with change as (" + change + " returning tenant_id)"
                        + " select exists (select from change) as changed, version, windows, " + NOW + " as now"
                        + " from (select) as one left join es.rate_window on tenant_id = :tenant")
                .param("tenant", tenant.value())
                .param("next", next)
                .param("second", second)
                .param("windows", bytes(windows))
                .param("seen", seen.version())
                .query(Row.class)
                .single()
                .outcome();
    }

    /** The version behind another one. That of a first row lies anywhere: rows are lost in a crash, and come again. */
    static long after(Seen seen) {
        return seen.version() == null ? ThreadLocalRandom.current().nextLong() : seen.version() + 1;
    }

    /** The clock of the database, in nanoseconds. */
    long now() {
        return database.sql("select " + NOW).query(Long.class).single() * NANOS_IN_MICRO;
    }

    /** Whether there is a row in which something may count still. */
    boolean isRecent() {
        return database.sql(
                        "select exists (select from es.rate_window where second >= floor(extract(epoch from clock_timestamp())) - ?)")
                .param(Window.SECONDS)
                .query(Boolean.class)
                .single();
    }

    /** Puts what one node has counted for itself in the place of whatever there is. */
    void put(Map<TenantId, TenantWindows> all, long second) {
        database.sql("""
                        insert into es.rate_window (tenant_id, version, second, windows)
                        select tenant, version, :second, windows
                          from unnest(:tenants::text[], :versions::bigint[], :windows::bytea[]) as own (tenant, version, windows)
                         order by tenant
                        on conflict (tenant_id) do update set version = excluded.version, second = excluded.second, windows = excluded.windows
                        """)
                .param("second", second)
                .param("tenants", all.keySet().stream().map(TenantId::value).toArray(String[]::new))
                .param(
                        "versions",
                        all.keySet().stream()
                                .map(tenant -> ThreadLocalRandom.current().nextLong())
                                .toArray(Long[]::new))
                .param("windows", all.values().stream().map(WindowTable::bytes).toArray(byte[][]::new))
                .update();
    }

    /** Drops rows that count nothing any more. */
    void sweep() {
        database.sql("delete from es.rate_window where second < extract(epoch from now()) - 3600")
                .update();
    }

    private static byte[] bytes(TenantWindows windows) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            windows.write(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static TenantWindows parse(byte[] bytes) {
        try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            return TenantWindows.read(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
