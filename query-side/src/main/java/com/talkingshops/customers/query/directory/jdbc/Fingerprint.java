package com.talkingshops.customers.query.directory.jdbc;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Tells equal values from others by 64 bits, under a key that nobody has a moment later. For one thread. */
final class Fingerprint {

    private static final String ALGORITHM = "HmacSHA256";

    private final Mac mac;

    Fingerprint() {
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        try {
            mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }

    long of(String value) {
        return of(0, value.getBytes(StandardCharsets.UTF_8));
    }

    long of(int first, byte[] value) {
        mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(first).flip());
        return ByteBuffer.wrap(mac.doFinal(value)).getLong();
    }
}
