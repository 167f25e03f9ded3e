package com.talkingshops.customers.server.key;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The key of whoever runs the service; without one, nobody is the operator. */
final class OperatorKey {

    private final String key;

    /**
     * Takes the key.
     *
     * @param key blank if there is none
     */
    OperatorKey(String key) {
        this.key = key.strip();
    }

    /** Compares in a time that tells nothing about the key, its length included. */
    boolean is(String sent) {
        return MessageDigest.isEqual(digest(sent), digest(key)) && !key.isEmpty();
    }

    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
