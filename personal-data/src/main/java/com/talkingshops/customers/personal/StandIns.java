package com.talkingshops.customers.personal;

import java.security.GeneralSecurityException;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/**
 * Keys in the place of those that a forgotten tenant had. What is projected of it anew tells nothing of anybody, and is sealed all the
 * same, on every node alike; so they are stored nowhere and derived from a key of the system.
 */
final class StandIns {

    /** Whatever was sealed under a real key has a lower version, and is not tried with one of these. */
    static final int VERSION = 30_000;

    private static final String ALGORITHM = "HmacSHA256";

    private StandIns() {}

    static TenantKeyRing ring(SecretKey system, String tenant) {
        return new TenantKeyRing(
                derived(system, tenant, "index"), Map.of(VERSION, derived(system, tenant, "wrapping")), VERSION, true);
    }

    /** In the place of one of the tenant's own keys. */
    static SecretKey own(TenantKeyRing ring, String subject) {
        return derived(ring.index(), "own", subject);
    }

    private static SecretKey derived(SecretKey from, String first, String second) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(from);
            mac.update(AesGcm.context("stand-in", first, second));
            return AesGcm.key(mac.doFinal());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no HMAC-SHA-256.", e);
        }
    }
}
