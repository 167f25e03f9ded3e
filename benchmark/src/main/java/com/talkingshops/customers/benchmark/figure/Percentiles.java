package com.talkingshops.customers.benchmark.figure;

import java.util.Arrays;

/** Percentiles by nearest rank, so that each is a value that was measured. */
public final class Percentiles {

    private final long[] sorted;

    /** Of these values, in any order and unit. */
    public Percentiles(long[] values) {
        sorted = values.clone();
        Arrays.sort(sorted);
    }

    /**
     * The smallest value that is not exceeded by at least a share of all; 0 if there are none.
     *
     * @param percent above 0, at most 100
     */
    public long at(double percent) {
        if (percent <= 0 || percent > 100) {
            throw new IllegalArgumentException("a percentile is above 0 and at most 100");
        }
        return sorted.length == 0 ? 0 : sorted[(int) Math.ceil(percent / 100 * sorted.length) - 1];
    }

    public int count() {
        return sorted.length;
    }
}
