package com.talkingshops.customers.personal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keyed hashes under keys that lie in the database. A key is committed before anything that needs it: in a connection of
 * its own, whatever transaction the caller is in. A key that nothing came to need does no harm.
 */
final class StoredIndexKeys implements KeyedHashes {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int KEY_BYTES = 32;
    private static final int HASH_BYTES = 16;
    private static final int CACHED_TENANTS = 10_000;

    private final JdbcClient database;
    private final TransactionTemplate apart;
    private final SecureRandom random = new SecureRandom();
    private final Cache<String, SecretKeySpec> keys =
            Caffeine.newBuilder().maximumSize(CACHED_TENANTS).build();

    /**
     * Uses the keys of a database.
     *
     * @param dataSource connections outside of the caller's transaction
     */
    StoredIndexKeys(DataSource dataSource) {
        this.database = JdbcClient.create(dataSource);
        this.apart = new TransactionTemplate(new JdbcTransactionManager(dataSource));
        // Else Spring would keep the connection for the caller's transaction, until that ends.
        this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    @Override
    public String of(String tenant, String kind, String value) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(keys.get(tenant, this::load));
            mac.update(kind.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            byte[] hash = mac.doFinal(value.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, HASH_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no HMAC-SHA-256.", e);
        }
    }

    private SecretKeySpec load(String tenant) {
        byte[] key = apart.execute(status -> stored(tenant).orElseGet(() -> make(tenant)));
        return new SecretKeySpec(Objects.requireNonNull(key), ALGORITHM);
    }

    /** The tenant's new key; or the one that somebody else made at the same time. */
    private byte[] make(String tenant) {
        byte[] fresh = new byte[KEY_BYTES];
        random.nextBytes(fresh);
        database.sql("insert into es.index_key (tenant_id, key) values (?, ?) on conflict do nothing")
                .params(tenant, fresh)
                .update();
        return stored(tenant).orElseThrow();
    }

    private Optional<byte[]> stored(String tenant) {
        return database.sql("select key from es.index_key where tenant_id = ?")
                .param(tenant)
                .query(byte[].class)
                .optional();
    }
}
