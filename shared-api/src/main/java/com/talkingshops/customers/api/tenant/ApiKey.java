package com.talkingshops.customers.api.tenant;

import com.fasterxml.jackson.annotation.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * A tenant's API key in the clear, which is shown once and stored nowhere: {@code tsk_live_}, random characters, and a
 * checksum by which a mistyped or made-up key is known without asking the database. Its text does not appear in logs.
 */
public final class ApiKey {

    private static final String PREFIX = "tsk_live_";
    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    /** 33 characters of 62 are 196 random bits. */
    private static final int RANDOM_CHARACTERS = 33;

    /** A CRC-32 is below 62 to the 6th. */
    private static final int CHECKSUM_CHARACTERS = 6;

    private static final Pattern SHAPE = Pattern.compile(PREFIX + "[0-9A-Za-z]{39,70}");

    private final String text;

    private ApiKey(String text) {
        this.text = text;
    }

    /**
     * Makes a key that nobody can guess.
     *
     * @param random a {@link java.security.SecureRandom}, other than in tests
     */
    public static ApiKey generate(RandomGenerator random) {
        var text = new StringBuilder(PREFIX);
        for (int i = 0; i < RANDOM_CHARACTERS; i++) {
            text.append(DIGITS.charAt(random.nextInt(DIGITS.length())));
        }
        return new ApiKey(text + checksum(text.toString()));
    }

    /** Reads a key that a client sent; empty if none was ever made like that. */
    public static Optional<ApiKey> parse(String text) {
        if (!SHAPE.matcher(text).matches()) {
            return Optional.empty();
        }
        int end = text.length() - CHECKSUM_CHARACTERS;
        return text.substring(end).equals(checksum(text.substring(0, end)))
                ? Optional.of(new ApiKey(text))
                : Optional.empty();
    }

    /** What is stored of the key and found by it. */
    public String hash(Hashing hashing) {
        return hashing.of("system", "api-key", text);
    }

    /** A keyed hash of a value of some kind, under a key of whoever owns it. */
    @FunctionalInterface
    public interface Hashing {
        String of(String owner, String kind, String value);
    }

    /** The key in the clear, for the one reply that shows it. */
    @JsonValue
    public String reveal() {
        return text;
    }

    /** CRC-32 (ISO 3309) of the ASCII text, in base 62, padded with zeros. */
    private static String checksum(String text) {
        var crc = new CRC32();
        crc.update(text.getBytes(StandardCharsets.US_ASCII));
        long rest = crc.getValue();
        var digits = new StringBuilder();
        for (int i = 0; i < CHECKSUM_CHARACTERS; i++) {
            digits.append(DIGITS.charAt((int) (rest % DIGITS.length())));
            rest /= DIGITS.length();
        }
        return digits.reverse().toString();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ApiKey key && key.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return PREFIX + "…";
    }
}
