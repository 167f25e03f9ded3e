package com.talkingshops.customers.personal;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import javax.crypto.SecretKey;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The keys of tenants, which lie in the database wrapped under the root. A key is committed before anything that needs it: in a
 * connection of its own, whatever transaction the caller is in. A key that nothing came to need does no harm.
 */
final class TenantKeys {

    /** Has keys too, for what belongs to no tenant. */
    private static final String SYSTEM = "system";

    private static final int CACHED_TENANTS = 10_000;
    /** Others replace and destroy keys, and nobody tells. */
    static final Duration CACHED_FOR = Duration.ofSeconds(5);

    private final RootKeys root;
    private final JdbcClient database;
    private final TransactionTemplate apart;
    private final ForgottenTenants forgotten;
    private final LoadingCache<String, TenantKeyRing> rings = Caffeine.newBuilder()
            .maximumSize(CACHED_TENANTS)
            .expireAfterWrite(CACHED_FOR)
            .executor(Runnable::run)
            .build(this::load);

    /**
     * Uses the keys of a database.
     *
     * @param dataSource connections outside of the caller's transaction
     */
    TenantKeys(RootKeys root, DataSource dataSource) {
        this.root = root;
        this.database = JdbcClient.create(dataSource);
        this.forgotten = new ForgottenTenants(database);
        this.apart = new TransactionTemplate(new JdbcTransactionManager(dataSource));
        // Else Spring would keep the connection for the caller's transaction, until that ends.
        this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** A tenant's keys, made and stored at the first use. */
    TenantKeyRing of(String tenant) {
        return rings.get(tenant);
    }

    /** A wrapping key that something was wrapped with, also if it was made a moment ago elsewhere. */
    SecretKey wrapping(String tenant, int version) {
        return of(tenant)
                .wrapping(version)
                .or(() -> {
                    rings.invalidate(tenant);
                    return of(tenant).wrapping(version);
                })
                .orElseThrow(ForgedSealException::new);
    }

    /**
     * A wrapping key that takes the place of the others.
     *
     * @param since when it was made
     */
    record Successor(int version, Instant since) {}

    /** Makes a wrapping key that is the newest of a tenant; or takes the one of a replacement that was broken off. */
    Successor addWrapping(String tenant) {
        TenantKeyRing ring = of(tenant);
        if (ring.wrapping().size() == 1) {
            makeWrapping(tenant, ring.newest() + 1);
        }
        rings.invalidate(tenant);
        int newest = of(tenant).newest();
        Instant since = database.sql(
                        "select made_at from es.tenant_key where tenant_id = ? and purpose = 'wrapping' and version = ?")
                .params(tenant, newest)
                .query(Timestamp.class)
                .single()
                .toInstant();
        return new Successor(newest, since);
    }

    private void makeWrapping(String tenant, int version) {
        VersionedKey newest = root.newest();
        byte[] wrapped = AesGcm.seal(
                newest,
                context(tenant, Purpose.wrapping.name(), version),
                AesGcm.newKey().getEncoded());
        database.sql("""
                        insert into es.tenant_key (tenant_id, purpose, version, root_version, wrapped)
                        select ?, 'wrapping', ?, ?, ?
                         where not exists (select from es.forgotten_tenant where tenant_id = ?)
                        """)
                .params(tenant, version, newest.version(), wrapped, tenant)
                .update();
    }

    /** Has nothing new wrapped with keys of a tenant but the newest. */
    void retireOlder(String tenant, int newest) {
        database.sql(
                        "update es.tenant_key set retiring = true where tenant_id = ? and purpose = 'wrapping' and version < ?")
                .params(tenant, newest)
                .update();
        rings.invalidate(tenant);
    }

    /**
     * Destroys the wrapping keys of a tenant that nothing new is wrapped with.
     *
     * @return the highest version of the root that one of them was ever under
     * @throws IllegalStateException if something is wrapped with one of them still
     */
    int destroyRetired(String tenant) {
        var underRoots = database.sql("""
                        delete from es.tenant_key t
                         where tenant_id = ? and purpose = 'wrapping' and retiring
                           and not exists (select from es.subject_key k
                                            where k.tenant_id = t.tenant_id and k.wrapping_version = t.version)
                        returning root_version
                        """).param(tenant).query(Integer.class).list();
        rings.invalidate(tenant);
        if (of(tenant).wrapping().size() > 1) {
            throw new IllegalStateException(
                    "Keys of tenant " + tenant + " are under a wrapping key that is to be destroyed.");
        }
        return underRoots.stream().mapToInt(Integer::intValue).max().orElse(0);
    }

    /** What a key of a tenant is wrapped for. */
    static byte[] context(String tenant, String purpose, int version) {
        return AesGcm.context("tenant-key", tenant, purpose, Integer.toString(version));
    }

    private TenantKeyRing load(String tenant) {
        return Objects.requireNonNull(apart.execute(status -> {
            List<Row> rows = stored(tenant);
            if (hasAll(rows)) {
                return ring(tenant, rows);
            }
            if (forgotten.underRoot(tenant).isPresent()) {
                return StandIns.ring(ring(SYSTEM, made(SYSTEM)).index(), tenant);
            }
            if (!rows.isEmpty()) {
                // Others in their place would find nothing that was stored, and open nothing.
                throw new IllegalStateException(
                        "Keys of tenant " + tenant + " are missing: restore them from a backup.");
            }
            return ring(tenant, made(tenant));
        }));
    }

    /** Makes what is missing. */
    private List<Row> made(String tenant) {
        List<Row> rows = stored(tenant);
        if (hasAll(rows)) {
            return rows;
        }
        make(tenant, Purpose.index);
        make(tenant, Purpose.wrapping);
        // Or what somebody else made at the same time.
        return stored(tenant);
    }

    private static boolean hasAll(List<Row> rows) {
        return rows.stream().anyMatch(row -> row.purpose() == Purpose.index)
                && rows.stream().anyMatch(row -> row.purpose() == Purpose.wrapping && !row.retiring());
    }

    private void make(String tenant, Purpose purpose) {
        VersionedKey newest = root.newest();
        byte[] fresh = AesGcm.newKey().getEncoded();
        database.sql("""
                        insert into es.tenant_key (tenant_id, purpose, version, root_version, wrapped)
                        values (?, ?, 1, ?, ?) on conflict do nothing
                        """)
                .params(
                        tenant,
                        purpose.name(),
                        newest.version(),
                        AesGcm.seal(newest, context(tenant, purpose.name(), 1), fresh))
                .update();
    }

    private List<Row> stored(String tenant) {
        return database.sql("""
                        select purpose, version, root_version, wrapped, retiring from es.tenant_key
                         where tenant_id = ? order by version
                        """)
                .param(tenant)
                .query((row, number) -> new Row(
                        Purpose.valueOf(row.getString("purpose")),
                        row.getInt("version"),
                        row.getInt("root_version"),
                        row.getBytes("wrapped"),
                        row.getBoolean("retiring")))
                .list();
    }

    private TenantKeyRing ring(String tenant, List<Row> rows) {
        var wrapping =
                rows.stream().filter(row -> row.purpose() == Purpose.wrapping).toList();
        return new TenantKeyRing(
                rows.stream()
                        .filter(row -> row.purpose() == Purpose.index)
                        .map(row -> opened(tenant, row))
                        .findFirst()
                        .orElseThrow(),
                wrapping.stream().collect(Collectors.toMap(Row::version, row -> opened(tenant, row))),
                wrapping.stream()
                        .filter(row -> !row.retiring())
                        .mapToInt(Row::version)
                        .max()
                        .orElseThrow(),
                false);
    }

    private SecretKey opened(String tenant, Row row) {
        return AesGcm.key(opened(root, tenant, row.purpose().name(), row.version(), row.rootVersion(), row.wrapped()));
    }

    /**
     * Opens a stored key.
     *
     * @throws RootKeyException if its root key was withdrawn, or is another
     */
    static byte[] opened(RootKeys root, String tenant, String purpose, int version, int rootVersion, byte[] wrapped) {
        SecretKey key = root.version(rootVersion).orElseThrow(() -> RootKeyException.missing(root, rootVersion));
        try {
            return AesGcm.open(key, context(tenant, purpose, version), wrapped);
        } catch (ForgedSealException e) {
            throw RootKeyException.wrong(root, rootVersion);
        }
    }

    private enum Purpose {
        index,
        wrapping
    }

    private record Row(Purpose purpose, int version, int rootVersion, byte[] wrapped, boolean retiring) {}
}
