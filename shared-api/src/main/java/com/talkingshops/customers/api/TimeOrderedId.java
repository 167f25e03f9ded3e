package com.talkingshops.customers.api;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HexFormat;

/**
 * Makes identifiers of 24 hex digits that sort by the time of their making: 48 bits of milliseconds since 1970, then 48
 * random bits. Random, not counted, so that nodes need not agree on anything.
 */
public final class TimeOrderedId {

    private static final int DIGITS = 24;
    private static final SecureRandom RANDOM = new SecureRandom();

    private TimeOrderedId() {}

    /** A new identifier for the present moment of the clock. */
    public static String next(InstantSource clock) {
        HexFormat hex = HexFormat.of();
        return hex.toHexDigits(clock.millis(), 12) + hex.toHexDigits(RANDOM.nextLong(), 12);
    }

    /** Tells whether a text could be an identifier. */
    public static boolean hasShape(String text) {
        return text.length() == DIGITS && text.chars().allMatch(TimeOrderedId::isDigit);
    }

    private static boolean isDigit(int character) {
        return character >= '0' && character <= '9' || character >= 'a' && character <= 'f';
    }

    /**
     * Lets pass what could be an identifier.
     *
     * @throws IllegalArgumentException if it could not
     */
    public static void requireShape(String text) {
        if (!hasShape(text)) {
            throw new IllegalArgumentException("an identifier is 24 lower-case hex digits");
        }
    }
}
