package com.talkingshops.customers.personal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.SecureRandom;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals bytes with AES-256 in Galois/Counter Mode (NIST SP 800-38D). What is sealed has a head of the format, 1 byte, the version of
 * the key, 2, and a random nonce, 12; then the ciphertext and its tag, 16. Head and context are authenticated: bytes that were sealed
 * in one context open in no other. An instance is for several values in a row, on one thread: a cipher costs about as much to get as a
 * short value to open, and one that had the same key before needs not prepare it again. It keeps the last key for as long as it lives.
 */
final class AesGcm {

    private static final byte FORMAT = 1;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BYTES = 16;
    private static final int VERSION_BYTES = 1 + Short.BYTES;
    private static final int HEAD_BYTES = VERSION_BYTES + NONCE_BYTES;
    private static final int KEY_BYTES = 32;
    private static final String TRANSFORMATION = "AES/GCM/NoPadding";

    private static final SecureRandom RANDOM = new SecureRandom();

    /** Else every cipher would look for one anew. */
    private static final Provider PROVIDER = provider();

    private final Cipher cipher;

    AesGcm() {
        try {
            cipher = Cipher.getInstance(TRANSFORMATION, PROVIDER);
        } catch (GeneralSecurityException e) {
            throw unable(e);
        }
    }

    private static Provider provider() {
        try {
            return Cipher.getInstance(TRANSFORMATION).getProvider();
        } catch (GeneralSecurityException e) {
            throw unable(e);
        }
    }

    private static IllegalStateException unable(GeneralSecurityException e) {
        return new IllegalStateException("This Java has no AES-256-GCM.", e);
    }

    static SecretKey newKey() {
        byte[] random = new byte[KEY_BYTES];
        RANDOM.nextBytes(random);
        return key(random);
    }

    /** A key of 32 bytes. */
    static SecretKey key(byte[] bytes) {
        if (bytes.length != KEY_BYTES) {
            throw new IllegalArgumentException("a key has 32 bytes, not " + bytes.length);
        }
        return new SecretKeySpec(bytes, "AES");
    }

    /** What a value is sealed for: each part behind its length, so that no two lists of parts are joined into one. */
    static byte[] context(String... parts) {
        byte[][] texts = new byte[parts.length][];
        int length = 0;
        for (int i = 0; i < parts.length; i++) {
            texts[i] = parts[i].getBytes(StandardCharsets.UTF_8);
            length += Integer.BYTES + texts[i].length;
        }
        var context = ByteBuffer.allocate(length);
        for (byte[] text : texts) {
            context.putInt(text.length).put(text);
        }
        return context.array();
    }

    static byte[] seal(VersionedKey key, byte[] context, byte[] clear) {
        return new AesGcm().sealed(key, context, clear);
    }

    /** Seals one of several values. */
    byte[] sealed(VersionedKey key, byte[] context, byte[] clear) {
        byte[] sealed = new byte[HEAD_BYTES + clear.length + TAG_BYTES];
        byte[] nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        ByteBuffer.wrap(sealed).put(FORMAT).putShort((short) key.version()).put(nonce);
        try {
            begin(Cipher.ENCRYPT_MODE, key.key(), sealed, context);
            cipher.doFinal(clear, 0, clear.length, sealed, HEAD_BYTES);
            return sealed;
        } catch (GeneralSecurityException e) {
            throw unable(e);
        }
    }

    /**
     * Which version of its key something was sealed with.
     *
     * @throws ForgedSealException if it was not sealed here
     */
    static int version(byte[] sealed) {
        if (sealed.length < HEAD_BYTES + TAG_BYTES || sealed[0] != FORMAT) {
            throw new ForgedSealException();
        }
        return Short.toUnsignedInt(ByteBuffer.wrap(sealed).getShort(1));
    }

    /**
     * Opens what was sealed.
     *
     * @throws ForgedSealException if it was sealed with another key, for another context, or changed since
     */
    static byte[] open(SecretKey key, byte[] context, byte[] sealed) {
        return new AesGcm().opened(key, context, sealed);
    }

    /**
     * Opens one of several values.
     *
     * @throws ForgedSealException if it was sealed with another key, for another context, or changed since
     */
    byte[] opened(SecretKey key, byte[] context, byte[] sealed) {
        version(sealed);
        byte[] clear = new byte[sealed.length - HEAD_BYTES - TAG_BYTES];
        open(key, context, sealed, clear);
        return clear;
    }

    /**
     * Opens a value into memory that is there.
     *
     * @param clear at least as long as the value
     * @throws ForgedSealException if it was sealed with another key, for another context, or changed since
     */
    void open(SecretKey key, byte[] context, byte[] sealed, byte[] clear) {
        version(sealed);
        try {
            begin(Cipher.DECRYPT_MODE, key, sealed, context);
            cipher.doFinal(sealed, HEAD_BYTES, sealed.length - HEAD_BYTES, clear, 0);
        } catch (AEADBadTagException e) {
            throw new ForgedSealException();
        } catch (GeneralSecurityException e) {
            throw unable(e);
        }
    }

    private void begin(int mode, SecretKey key, byte[] sealed, byte[] context) throws GeneralSecurityException {
        cipher.init(mode, key, new GCMParameterSpec(8 * TAG_BYTES, sealed, VERSION_BYTES, NONCE_BYTES));
        cipher.updateAAD(sealed, 0, VERSION_BYTES);
        cipher.updateAAD(context);
    }
}
