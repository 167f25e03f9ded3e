package com.talkingshops.customers.personal;

import java.util.Map;
import java.util.Optional;
import javax.crypto.SecretKey;

/**
 * A tenant's own keys, open.
 *
 * @param index equal values are found by hashes under it
 * @param wrapping what the keys of persons were wrapped with, by version
 * @param newest the version that new ones are wrapped with
 * @param forgotten whether the tenant is, and these are {@link StandIns}
 */
record TenantKeyRing(SecretKey index, Map<Integer, SecretKey> wrapping, int newest, boolean forgotten) {

    VersionedKey newestWrapping() {
        return new VersionedKey(newest, wrapping(newest).orElseThrow());
    }

    Optional<SecretKey> wrapping(int version) {
        return Optional.ofNullable(wrapping.get(version));
    }

    /** Nothing: keys do not come into logs. */
    @Override
    public String toString() {
        return "keys of a tenant";
    }
}
