package com.talkingshops.customers.personal;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/** Keyed hashes under the tenants' index keys. */
final class TenantHashes implements KeyedHashes {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int HASH_BYTES = 16;

    private final TenantKeys keys;

    /** Each as it is after it has taken in its key, to be copied; for as long as the key is there. */
    private final LoadingCache<SecretKey, Mac> begun =
            Caffeine.newBuilder().weakKeys().build(TenantHashes::begin);

    TenantHashes(TenantKeys keys) {
        this.keys = keys;
    }

    @Override
    public String of(String tenant, String kind, String value) {
        try {
            Mac mac = (Mac) begun.get(keys.of(tenant).index()).clone();
            mac.update(kind.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            byte[] hash = mac.doFinal(value.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, HASH_BYTES);
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("The HMAC-SHA-256 of this Java cannot be copied.", e);
        }
    }

    private static Mac begin(SecretKey key) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no HMAC-SHA-256.", e);
        }
    }
}
