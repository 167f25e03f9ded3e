package com.talkingshops.customers.personal;

/**
 * Finds equal values without keeping them: HMAC-SHA-256 (RFC 2104, FIPS 180-4) under a key that belongs to one tenant and
 * never changes, so that a hash means nothing in another tenant.
 */
public interface KeyedHashes {

    /**
     * Hashes a value.
     *
     * @param tenant whose key to use; the key is made and stored at the first use
     * @param kind what the value is, so that equal values of two kinds differ
     * @param value the value
     * @return 32 lower-case hex digits, the first 128 bits of the HMAC
     */
    String of(String tenant, String kind, String value);
}
