package com.talkingshops.customers.eventstore.chain;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;

/** Signs checkpoints, with Ed25519 (RFC 8032). Whoever can change the database must not have it. */
public final class SigningKey {

    static final String ALGORITHM = "Ed25519";

    private static final String LABEL = "PRIVATE KEY";
    private static final byte[] PROBE = new byte[Sha256.LENGTH];

    private final PrivateKey key;
    private final VerifyingKey verifying;

    private SigningKey(PrivateKey key, VerifyingKey verifying) {
        this.key = key;
        this.verifying = verifying;
    }

    /** A new one. */
    public static SigningKey fresh() {
        try {
            var pair = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
            return new SigningKey(pair.getPrivate(), new VerifyingKey(pair.getPublic()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Reads a key.
     *
     * @param pem the private key and the public one, as {@link #pem} writes them
     * @throws IllegalArgumentException that says what it holds instead
     */
    public static SigningKey parse(String pem) {
        byte[] encoded =
                Pem.read(LABEL, pem).orElseThrow(() -> new IllegalArgumentException("holds no private key in PEM"));
        VerifyingKey verifying = VerifyingKey.parse(pem);
        try {
            var read = new SigningKey(
                    KeyFactory.getInstance(ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(encoded)), verifying);
            if (!verifying.verifies(PROBE, read.sign(PROBE))) {
                throw new IllegalArgumentException("holds the public key of another private key");
            }
            return read;
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("holds no private key of Ed25519", e);
        }
    }

    /** Its text: the private key and the public one. */
    public String pem() {
        return Pem.write(LABEL, key.getEncoded()) + verifying.pem();
    }

    /** What tells whether it has signed. */
    public VerifyingKey verifying() {
        return verifying;
    }

    byte[] sign(byte[] statement) {
        try {
            var signing = Signature.getInstance(ALGORITHM);
            signing.initSign(key);
            signing.update(statement);
            return signing.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
