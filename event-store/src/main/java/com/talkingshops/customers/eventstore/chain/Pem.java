package com.talkingshops.customers.eventstore.chain;

import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/** Keys as text, RFC 7468. */
final class Pem {

    private static final int LINE = 64;

    private Pem() {}

    static String write(String label, byte[] key) {
        return "-----BEGIN %1$s-----%n%2$s%n-----END %1$s-----%n"
                .formatted(label, Base64.getMimeEncoder(LINE, new byte[] {'\n'}).encodeToString(key))
                .replace(System.lineSeparator(), "\n");
    }

    /** The first block of a label. */
    static Optional<byte[]> read(String label, String text) {
        var block = Pattern.compile("-----BEGIN %1$s-----\\s*([A-Za-z0-9+/=\\s]+)-----END %1$s-----".formatted(label))
                .matcher(text);
        try {
            return block.find() ? Optional.of(Base64.getMimeDecoder().decode(block.group(1))) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
