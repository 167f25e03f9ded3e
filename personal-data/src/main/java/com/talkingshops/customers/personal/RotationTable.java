package com.talkingshops.customers.personal;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** When keys of tenants have to be replaced, and how far that is. */
final class RotationTable {

    private final JdbcClient database;

    RotationTable(JdbcClient database) {
        this.database = database;
    }

    /** What an erasure asks for: copies of a destroyed key may lie about for a day. */
    static KeyStatement wanted(String tenant) {
        return new KeyStatement("""
                insert into es.key_rotation as r (tenant_id, wanted_at, erased_at, due_at)
                values (?, clock_timestamp(), clock_timestamp(), clock_timestamp() + interval '1 day')
                on conflict (tenant_id) do update
                   set wanted_at = excluded.wanted_at, erased_at = excluded.erased_at, due_at = least(r.due_at, excluded.due_at)""", List.of(tenant));
    }

    /** Has the keys of all tenants replaced soon, or those of one. */
    int wantNow(@Nullable String tenant) {
        return database.sql("""
                        insert into es.key_rotation (tenant_id, wanted_at, due_at)
                        select tenant_id, now(), now()
                          from (select tenant_id from es.tenant_key
                                union select tenant_id from es.key_rotation where due_at < 'infinity') as known
                         where cast(:tenant as text) is null or tenant_id = :tenant
                        on conflict (tenant_id) do update set wanted_at = now(), due_at = now()
                        """).param("tenant", tenant).update();
    }

    boolean knows(String tenant) {
        return database.sql("""
                        select exists (select from es.tenant_key where tenant_id = :tenant)
                            or exists (select from es.key_rotation where tenant_id = :tenant and due_at < 'infinity')
                        """).param("tenant", tenant).query(Boolean.class).single();
    }

    List<String> due() {
        return database.sql("select tenant_id from es.key_rotation where due_at <= now() order by due_at")
                .query(String.class)
                .list();
    }

    /** Those that will be due. */
    List<String> pending() {
        return database.sql("select tenant_id from es.key_rotation where due_at < 'infinity' order by due_at")
                .query(String.class)
                .list();
    }

    /** Begins, and tells when. */
    Instant begin(String tenant) {
        return database.sql("""
                        update es.key_rotation
                           set done = 0, total = (select count(*) from es.subject_key k where k.tenant_id = ?)
                         where tenant_id = ? returning clock_timestamp()
                        """)
                .params(tenant, tenant)
                .query(Timestamp.class)
                .single()
                .toInstant();
    }

    void progress(String tenant, int more) {
        database.sql("update es.key_rotation set done = done + ? where tenant_id = ?")
                .params(more, tenant)
                .update();
    }

    /**
     * Ends; what was wanted meanwhile is due in a day, and so is an erasure of which this does not {@link #retiredUnder tell}.
     *
     * @param since when the key was made that everything is under now
     */
    void end(String tenant, Instant since, int underRoot) {
        Timestamp before = Timestamp.from(since);
        database.sql("""
                        with retired as (
                            insert into es.key_retirement (tenant_id, retired_before, under_root) values (?, ?, ?)
                            on conflict do nothing)
                        update es.key_rotation
                           set done = null, total = null,
                               due_at = case when wanted_at >= ? or erased_at >= cast(? as timestamptz) - interval '1 minute'
                                             then clock_timestamp() + interval '1 day' else 'infinity' end
                         where tenant_id = ?
                        """)
                .params(tenant, before, underRoot, before, before, tenant)
                .update();
    }

    /**
     * Under which version of the root the keys were, at most, that could open what was erased at some time; empty while there are any.
     * The clock of whoever erased may be a minute behind.
     */
    Optional<Integer> retiredUnder(String tenant, Instant erasedAt) {
        return database.sql("""
                        select under_root from es.key_retirement
                         where tenant_id = ? and retired_before > cast(? as timestamptz) + interval '1 minute'
                         order by retired_before limit 1
                        """)
                .params(tenant, Timestamp.from(erasedAt))
                .query(Integer.class)
                .optional();
    }

    /** Those that go on, and those that are wanted. */
    List<KeyUpkeep.Progress> progress() {
        return database.sql("""
                        select tenant_id as tenant, due_at, done, total from es.key_rotation
                         where due_at < 'infinity' or total is not null order by due_at, tenant_id
                        """)
                .query((row, number) -> new KeyUpkeep.Progress(
                        row.getString("tenant"),
                        row.getTimestamp("due_at").toInstant(),
                        row.getObject("done", Long.class),
                        row.getObject("total", Long.class)))
                .list();
    }
}
