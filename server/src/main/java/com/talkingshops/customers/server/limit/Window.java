package com.talkingshops.customers.server.limit;

/**
 * Counts requests second by second over the last 61 seconds of a clock that never goes back. Two requests less than 60
 * seconds apart lie in seconds that are at most 60 apart, so both are counted: no more than the limit ever fits into any 60
 * seconds. A request is forgotten with its second, at most one second late. Not safe for use by several threads.
 */
final class Window {

    /** Of how many seconds the limit speaks. */
    static final int SECONDS = 60;

    private static final int SLOTS = SECONDS + 1;

    private final int[] counts = new int[SLOTS];
    private long newest = Long.MIN_VALUE;
    private int total;

    /** Counts one request. */
    void add(long second) {
        moveTo(second);
        counts[slot(newest)]++;
        total++;
    }

    /** How many requests count against the limit. */
    int total(long second) {
        moveTo(second);
        return total;
    }

    /**
     * When there will be room for one more than now, or for one at all.
     *
     * @return the second at whose beginning enough of the counted requests are forgotten; there must be one
     */
    long secondWithMore(int limit, long second) {
        moveTo(second);
        int enough = Math.min(total, limit) - 1;
        int left = total;
        for (long at = newest - SECONDS; at < newest; at++) {
            left -= counts[slot(at)];
            if (left <= enough) {
                return at + SLOTS;
            }
        }
        return newest + SLOTS;
    }

    private void moveTo(long second) {
        if (second <= newest) {
            return;
        }
        long first = newest < second - SLOTS ? second - SECONDS : newest + 1;
        for (long at = first; at <= second; at++) {
            total -= counts[slot(at)];
            counts[slot(at)] = 0;
        }
        newest = second;
    }

    private static int slot(long second) {
        return Math.floorMod(second, SLOTS);
    }
}
