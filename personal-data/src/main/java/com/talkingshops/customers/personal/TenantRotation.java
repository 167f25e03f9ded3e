package com.talkingshops.customers.personal;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Replaces what the keys of a tenant's customers are wrapped with, and the tenant's own keys with everything that is sealed under
 * them. Each step is committed, and waits until nobody acts on what was true before it.
 */
final class TenantRotation {

    /** Longer than nodes keep keys without looking. */
    private static final Duration UNTIL_ALL_KNOW = TenantKeys.CACHED_FOR.plusSeconds(1);

    private static final int AT_ONCE = 1_000;

    private final TenantKeys tenants;
    private final OwnKeys own;
    private final JdbcClient database;
    private final RotationTable table;
    private final Fence fence;
    private final ForgottenTenants forgotten;
    private final List<Resealing> resealing;

    TenantRotation(
            TenantKeys tenants,
            OwnKeys own,
            DataSource dataSource,
            RotationTable table,
            Fence fence,
            List<Resealing> resealing) {
        this.tenants = tenants;
        this.own = own;
        this.database = JdbcClient.create(dataSource);
        this.table = table;
        this.fence = fence;
        this.forgotten = new ForgottenTenants(database);
        this.resealing = resealing;
    }

    private record Row(String subject, int version, byte[] wrapped) {}

    /**
     * Replaces the keys of a tenant.
     *
     * @param stillAlone asked before anything is destroyed; throws if somebody else may be doing the same
     */
    void rotate(String tenant, Runnable stillAlone) {
        Instant begun = table.begin(tenant);
        Optional<Integer> underRoot = forgotten.underRoot(tenant);
        if (underRoot.isPresent()) {
            // There is nothing to replace: to end it says that the root above what was destroyed is replaced.
            fence.await();
            forgotten.sweep();
            table.end(tenant, begun, underRoot.get());
        } else {
            replace(tenant, stillAlone);
        }
    }

    private void replace(String tenant, Runnable stillAlone) {
        TenantKeys.Successor newest = tenants.addWrapping(tenant);
        Fence.rest(UNTIL_ALL_KNOW);
        tenants.retireOlder(tenant, newest.version());
        fence.await();
        stillAlone.run();
        var renewed = resealing.stream()
                .map(Resealing::key)
                .distinct()
                .collect(Collectors.toMap(Function.identity(), key -> own.renew(tenant, key)));
        Fence.rest(UNTIL_ALL_KNOW);
        fence.await();
        resealing.forEach(one -> one.reseal(tenant));
        rewrap(tenant, tenants.of(tenant).newestWrapping());
        // Readers may have what they read before in their hands.
        Fence.rest(UNTIL_ALL_KNOW);
        stillAlone.run();
        renewed.forEach((key, version) -> own.destroyOlder(tenant, key, version));
        table.end(tenant, newest.since(), tenants.destroyRetired(tenant));
    }

    /** By name: each statement goes on where the one before it ended. */
    private void rewrap(String tenant, VersionedKey newest) {
        String after = "";
        List<Row> rows;
        do {
            rows = next(tenant, after, newest.version());
            wrap(tenant, rows, newest);
            table.progress(tenant, rows.size());
            after = rows.isEmpty() ? after : rows.getLast().subject();
        } while (rows.size() == AT_ONCE);
    }

    private List<Row> next(String tenant, String after, int newest) {
        return database.sql("""
                        select subject, version, wrapped from es.subject_key
                         where tenant_id = ? and subject > ? and wrapping_version <> ? and wrapped is not null order by subject, version limit ?
                        """)
                .params(tenant, after, newest, AT_ONCE)
                .query((row, number) -> new Row(row.getString(1), row.getInt(2), row.getBytes(3)))
                .list();
    }

    /**
     * Leaves a row as it is that is not as it was read: its key was destroyed meanwhile. Wraps nothing in a key that takes in nothing
     * any more, as who was asleep while another did the same.
     */
    private void wrap(String tenant, List<Row> rows, VersionedKey newest) {
        database.sql("""
                        with newest as (
                            select version from es.tenant_key
                             where tenant_id = ? and purpose = 'wrapping' and version = ? and not retiring for share)
                        update es.subject_key k set wrapped = anew.wrapped, wrapping_version = newest.version
                          from newest, unnest(?::text[], ?::int[], ?::bytea[], ?::bytea[]) as anew (subject, version, former, wrapped)
                         where k.tenant_id = ? and k.subject = anew.subject and k.version = anew.version and k.wrapped = anew.former
                        """)
                .params(
                        tenant,
                        newest.version(),
                        rows.stream().map(Row::subject).toArray(String[]::new),
                        rows.stream().map(Row::version).toArray(Integer[]::new),
                        rows.stream().map(Row::wrapped).toArray(byte[][]::new),
                        rows.stream().map(row -> wrapped(tenant, row, newest)).toArray(byte[][]::new),
                        tenant)
                .update();
    }

    private byte[] wrapped(String tenant, Row row, VersionedKey newest) {
        byte[] context = SubjectKey.context(tenant, row.subject(), row.version());
        byte[] key = AesGcm.open(tenants.wrapping(tenant, AesGcm.version(row.wrapped())), context, row.wrapped());
        return AesGcm.seal(newest, context, key);
    }
}
