package com.talkingshops.customers.benchmark.load;

import com.talkingshops.customers.benchmark.figure.Percentiles;

/**
 * What became of a load.
 *
 * @param nanos how long each good reply took
 * @param refused how long each reply took that said the service is not available
 * @param failures how many replies were not good, those among them
 * @param seconds from the first request to the last reply
 * @param begun when the first request was sent, as {@link System#nanoTime} tells it
 */
public record Outcome(Percentiles nanos, Percentiles refused, long failures, double seconds, long begun) {

    private static final double NANOS_PER_MILLI = 1e6;

    /** Good replies a second. */
    public double perSecond() {
        return nanos.count() / seconds;
    }

    /** A percentile in milliseconds. */
    public double millis(double percent) {
        return nanos.at(percent) / NANOS_PER_MILLI;
    }

    /** Requests a second, whatever their replies. */
    public double offered() {
        return (nanos.count() + failures) / seconds;
    }
}
