package com.talkingshops.customers.server.acknowledge;

import com.talkingshops.customers.api.error.Rejection;
import com.talkingshops.customers.personal.KeyedHashes;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.util.function.SingletonSupplier;

/**
 * Writes a position in the history as clients carry it around, and reads it again. A position would tell each tenant how much
 * all of them write, so it is enciphered: one block of AES-128 (FIPS 197), of which the second half is zero, so that a token that
 * was not made here is recognised.
 */
final class ConsistencyTokens {

    static final String HEADER = "X-Consistency-Token";

    private static final String ALGORITHM = "AES";
    /** A single block, never a second one: there is no pattern between blocks to hide. */
    private static final String ONE_BLOCK = "AES/ECB/NoPadding";

    private static final String NO_TENANT = "system";
    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9_-]{22}");

    private final Supplier<SecretKeySpec> key;

    /**
     * Makes tokens that every node over the same database can read.
     *
     * @param hashes what the key is made from, at the first token
     */
    ConsistencyTokens(Supplier<KeyedHashes> hashes) {
        this.key = SingletonSupplier.of(() -> new SecretKeySpec(
                HexFormat.of().parseHex(hashes.get().of(NO_TENANT, "consistency-token", "key")), ALGORITHM));
    }

    /**
     * Writes a position.
     *
     * @param position the last event to be seen; 0 for none
     */
    String write(long position) {
        byte[] block = ByteBuffer.allocate(16).putLong(position).array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(cipher(Cipher.ENCRYPT_MODE, block));
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws Rejection if it is anything else
     */
    long read(String text) {
        if (!SHAPE.matcher(text).matches()) {
            throw malformed();
        }
        var block = ByteBuffer.wrap(cipher(Cipher.DECRYPT_MODE, decoded(text)));
        long position = block.getLong();
        if (block.getLong() != 0 || position < 0) {
            throw malformed();
        }
        return position;
    }

    static Rejection malformed() {
        return Rejection.invalid(HEADER, "must be one that a reply to a write carried, sent once");
    }

    private static byte[] decoded(String text) {
        try {
            return Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw malformed();
        }
    }

    private byte[] cipher(int mode, byte[] block) {
        try {
            Cipher cipher = Cipher.getInstance(ONE_BLOCK);
            cipher.init(mode, key.get());
            return cipher.doFinal(block);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no AES.", e);
        }
    }
}
