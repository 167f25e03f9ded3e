package com.talkingshops.customers.server.limit;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

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

    /** One that has counted nothing. */
    Window() {}

    /** The same counts, to go on with apart from this one. */
    Window copy() {
        return shifted(0);
    }

    /** The same counts, as many seconds later. */
    Window shifted(long seconds) {
        var copy = new Window();
        if (total > 0) {
            for (long at = newest - SECONDS; at <= newest; at++) {
                copy.counts[slot(at + seconds)] = counts[slot(at)];
            }
            copy.newest = newest + seconds;
            copy.total = total;
        }
        return copy;
    }

    /** Whether it has counted longer after a second than it remembers. */
    boolean isFarAheadOf(long second) {
        return total > 0 && newest - second > SLOTS;
    }

    /** Writes it down; {@link #read} reads it. */
    void write(DataOutput out) throws IOException {
        out.writeLong(newest);
        for (int count : counts) {
            out.writeInt(count);
        }
    }

    static Window read(DataInput in) throws IOException {
        var window = new Window();
        window.newest = in.readLong();
        for (int slot = 0; slot < SLOTS; slot++) {
            window.counts[slot] = in.readInt();
            window.total += window.counts[slot];
        }
        return window;
    }

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
