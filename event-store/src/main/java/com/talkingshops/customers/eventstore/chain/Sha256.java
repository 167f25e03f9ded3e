package com.talkingshops.customers.eventstore.chain;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The digest that links are made with, FIPS 180-4; every Java has it. */
final class Sha256 {

    /** Of a digest, in bytes. */
    static final int LENGTH = 32;

    private Sha256() {}

    /** For one thread. */
    static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
