package com.talkingshops.customers.personal;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import javax.crypto.SecretKey;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Keys of what a tenant seals for itself, as its directory. They are replaced: the newest seals, all that are left open. */
final class OwnKeys {

    private static final int CACHED = 10_000;
    private static final Duration CACHED_FOR = Duration.ofSeconds(5);

    private final TenantKeys tenants;
    private final JdbcClient database;
    private final TransactionTemplate apart;
    private final LoadingCache<Name, TreeMap<Integer, SecretKey>> cache = Caffeine.newBuilder()
            .maximumSize(CACHED)
            .expireAfterWrite(CACHED_FOR)
            .executor(Runnable::run)
            .build(this::load);

    private record Name(String tenant, String subject) {}

    OwnKeys(TenantKeys tenants, DataSource dataSource) {
        this.tenants = tenants;
        this.database = JdbcClient.create(dataSource);
        this.apart = new TransactionTemplate(new JdbcTransactionManager(dataSource));
        this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** What is sealed with from now on; made at the first use. */
    VersionedKey newest(String tenant, String subject) {
        Map.Entry<Integer, SecretKey> newest =
                cache.get(new Name(tenant, subject)).lastEntry();
        return new VersionedKey(newest.getKey(), newest.getValue());
    }

    /** The key of a version, also if it was made a moment ago elsewhere; empty if it was destroyed. */
    Optional<SecretKey> version(String tenant, String subject, int version) {
        var name = new Name(tenant, subject);
        SecretKey known = cache.get(name).get(version);
        if (known != null) {
            return Optional.of(known);
        }
        cache.invalidate(name);
        return Optional.ofNullable(cache.get(name).get(version));
    }

    /**
     * Makes a key that seals from now on, here at once and elsewhere within seconds.
     *
     * @return its version
     */
    int renew(String tenant, String subject) {
        var name = new Name(tenant, subject);
        int version = newest(tenant, subject).version() + 1;
        make(name, version);
        cache.invalidate(name);
        return version;
    }

    /** Destroys those before a version. Not before the newest: somebody else may have made that, to seal anew what the one before opens. */
    void destroyOlder(String tenant, String subject, int version) {
        database.sql("delete from es.subject_key where tenant_id = ? and subject = ? and version < ?")
                .params(tenant, subject, version)
                .update();
        cache.invalidate(new Name(tenant, subject));
    }

    private TreeMap<Integer, SecretKey> load(Name name) {
        // Before this takes a connection: it may need one of its own.
        TenantKeyRing ring = tenants.of(name.tenant());
        if (ring.forgotten()) {
            return new TreeMap<>(Map.of(StandIns.VERSION, StandIns.own(ring, name.subject())));
        }
        var rows = readOrMade(name);
        var keys = new TreeMap<Integer, SecretKey>();
        rows.forEach((version, wrapped) -> keys.put(version, opened(name, version, wrapped)));
        return keys;
    }

    private Map<Integer, byte[]> readOrMade(Name name) {
        return Objects.requireNonNull(apart.execute(status -> {
            var keys = stored(name);
            if (keys.isEmpty()) {
                make(name, 1);
                keys = stored(name);
            }
            if (keys.isEmpty()) {
                throw new IllegalStateException("The tenant " + name.tenant() + " is being forgotten.");
            }
            return keys;
        }));
    }

    private void make(Name name, int version) {
        VersionedKey wrapping = tenants.of(name.tenant()).newestWrapping();
        byte[] wrapped = AesGcm.seal(
                wrapping,
                SubjectKey.context(name.tenant(), name.subject(), version),
                AesGcm.newKey().getEncoded());
        // Null, and refused, if that wrapping key takes in nothing any more.
        database.sql("""
                        insert into es.subject_key (tenant_id, subject, version, wrapped, wrapping_version)
                        values (?, ?, ?, ?, (select version from es.tenant_key
                                              where tenant_id = ? and purpose = 'wrapping' and version = ? and not retiring))
                        on conflict do nothing
                        """)
                .params(name.tenant(), name.subject(), version, wrapped, name.tenant(), wrapping.version())
                .update();
    }

    private Map<Integer, byte[]> stored(Name name) {
        var keys = new TreeMap<Integer, byte[]>();
        database.sql("select version, wrapped from es.subject_key where tenant_id = ? and subject = ?")
                .params(name.tenant(), name.subject())
                .query((row, number) -> Map.entry(row.getInt("version"), row.getBytes("wrapped")))
                .list()
                .forEach(row -> keys.put(row.getKey(), row.getValue()));
        return keys;
    }

    private SecretKey opened(Name name, int version, byte[] wrapped) {
        var wrapping = tenants.wrapping(name.tenant(), AesGcm.version(wrapped));
        return AesGcm.key(AesGcm.open(wrapping, SubjectKey.context(name.tenant(), name.subject(), version), wrapped));
    }
}
