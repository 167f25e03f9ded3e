package com.talkingshops.customers.eventstore.chain;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;

/** Tells whether a checkpoint was signed: everybody may have it. */
public final class VerifyingKey {

    static final String LABEL = "PUBLIC KEY";

    private static final int ID_BYTES = 8;

    private final PublicKey key;

    VerifyingKey(PublicKey key) {
        this.key = key;
    }

    /**
     * Reads a key.
     *
     * @param pem an Ed25519 key (RFC 8410), as {@link #pem} writes it and {@code openssl pkey -pubout}
     * @throws IllegalArgumentException if it is none
     */
    public static VerifyingKey parse(String pem) {
        byte[] encoded =
                Pem.read(LABEL, pem).orElseThrow(() -> new IllegalArgumentException("holds no public key in PEM"));
        try {
            return new VerifyingKey(
                    KeyFactory.getInstance(SigningKey.ALGORITHM).generatePublic(new X509EncodedKeySpec(encoded)));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("holds no public key of Ed25519", e);
        }
    }

    /** Its text. */
    public String pem() {
        return Pem.write(LABEL, key.getEncoded());
    }

    /** A short name: the beginning of the SHA-256 of its encoded form, in hexadecimal. */
    public String id() {
        return HexFormat.of().formatHex(Sha256.digest().digest(key.getEncoded()), 0, ID_BYTES);
    }

    boolean verifies(byte[] statement, byte[] signature) {
        try {
            var verifying = Signature.getInstance(SigningKey.ALGORITHM);
            verifying.initVerify(key);
            verifying.update(statement);
            return verifying.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
