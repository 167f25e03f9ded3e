package com.talkingshops.customers.personal;

import javax.crypto.SecretKey;

/**
 * A key, and which one of those that had or will have its place.
 *
 * @param version from 1
 * @param key 256 bits
 */
public record VersionedKey(int version, SecretKey key) {

    /** The version alone: keys do not come into logs. */
    @Override
    public String toString() {
        return "version " + version;
    }
}
