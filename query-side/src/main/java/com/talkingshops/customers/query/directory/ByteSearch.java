package com.talkingshops.customers.query.directory;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Finds some bytes in many, eight places at a time: where the first two bytes of the pattern stand shows as a zero byte in a
 * word (H. S. Warren, "Hacker's Delight", 6-1), and only there the rest is compared.
 */
final class ByteSearch {

    private static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x8080808080808080L;

    private final byte[] pattern;
    private final long first;
    private final long second;

    /** Takes a pattern of at least one byte. */
    ByteSearch(byte[] pattern) {
        this.pattern = pattern;
        this.first = ONES * (pattern[0] & 0xFF);
        this.second = ONES * (pattern[Math.min(1, pattern.length - 1)] & 0xFF);
    }

    /** The first place of the pattern within a range, {@code to} excluded; -1 if it is not there. */
    int find(byte[] bytes, int from, int to) {
        int last = to - pattern.length;
        int next = Math.min(1, pattern.length - 1);
        int at = from;
        for (; at <= last && at + next + Long.BYTES <= bytes.length; at += Long.BYTES) {
            long differences = ((long) WORD.get(bytes, at) ^ first) | ((long) WORD.get(bytes, at + next) ^ second);
            long zeros = (differences - ONES) & ~differences & HIGH_BITS;
            // Above a true zero there may be false ones, so each is compared.
            for (; zeros != 0; zeros &= zeros - 1) {
                int place = at + (Long.numberOfTrailingZeros(zeros) >>> 3);
                if (place <= last && isAt(bytes, place)) {
                    return place;
                }
            }
        }
        for (; at <= last; at++) {
            if (isAt(bytes, at)) {
                return at;
            }
        }
        return -1;
    }

    private boolean isAt(byte[] bytes, int place) {
        return Arrays.equals(bytes, place, place + pattern.length, pattern, 0, pattern.length);
    }
}
