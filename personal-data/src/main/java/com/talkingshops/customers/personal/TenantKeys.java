package com.talkingshops.customers.personal;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Duration;
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

    private static final int CACHED_TENANTS = 10_000;
    /** Others replace and destroy keys, and nobody tells. */
    static final Duration CACHED_FOR = Duration.ofSeconds(5);

    private final RootKeys root;
    private final JdbcClient database;
    private final TransactionTemplate apart;
    private final LoadingCache<String, TenantKeyRing> rings = Caffeine.newBuilder()
            .maximumSize(CACHED_TENANTS)
            .expireAfterWrite(CACHED_FOR)
            .build(this::load);

    /**
     * Uses the keys of a database.
     *
     * @param dataSource connections outside of the caller's transaction
     */
    TenantKeys(RootKeys root, DataSource dataSource) {
        this.root = root;
        this.database = JdbcClient.create(dataSource);
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

    private void refresh(String tenant) {
        rings.invalidate(tenant);
    }

    /** Makes a wrapping key that is the newest of a tenant; tells its version. */
    int addWrapping(String tenant) {
        int next = of(tenant).newest() + 1;
        VersionedKey newest = root.newest();
        byte[] wrapped = AesGcm.seal(
                newest,
                context(tenant, Purpose.wrapping.name(), next),
                AesGcm.newKey().getEncoded());
        database.sql("""
                        insert into es.tenant_key (tenant_id, purpose, version, root_version, wrapped)
                        values (?, 'wrapping', ?, ?, ?)
                        """).params(tenant, next, newest.version(), wrapped).update();
        refresh(tenant);
        return next;
    }

    /** Has nothing new wrapped with keys of a tenant but the newest. */
    void retireOlder(String tenant, int newest) {
        database.sql(
                        "update es.tenant_key set retiring = true where tenant_id = ? and purpose = 'wrapping' and version < ?")
                .params(tenant, newest)
                .update();
        refresh(tenant);
    }

    /**
     * Destroys the wrapping keys of a tenant that nothing is wrapped with any more.
     *
     * @return the highest version of the root that one of them was ever under
     */
    int destroyRetired(String tenant) {
        int underRoot = database.sql("""
                        delete from es.tenant_key t
                         where tenant_id = ? and purpose = 'wrapping' and retiring
                           and not exists (select from es.subject_key k
                                            where k.tenant_id = t.tenant_id and k.wrapping_version = t.version)
                        returning root_version
                        """).param(tenant).query(Integer.class).list().stream()
                .mapToInt(Integer::intValue)
                .max()
                .orElse(0);
        refresh(tenant);
        return underRoot;
    }

    /** What a key of a tenant is wrapped for. */
    static byte[] context(String tenant, String purpose, int version) {
        return AesGcm.context("tenant-key", tenant, purpose, Integer.toString(version));
    }

    private TenantKeyRing load(String tenant) {
        return Objects.requireNonNull(apart.execute(status -> {
            List<Row> rows = stored(tenant);
            if (!hasAll(rows)) {
                make(tenant, Purpose.index);
                make(tenant, Purpose.wrapping);
                // Or what somebody else made at the same time.
                rows = stored(tenant);
            }
            return ring(tenant, rows);
        }));
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
                        .orElseThrow());
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
        if (rootVersion == 0 && purpose.equals(Purpose.index.name())) {
            // From before there was a root; nothing else was made then.
            return wrapped;
        }
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
