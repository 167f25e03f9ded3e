package com.talkingshops.customers.eventstore;

import java.time.Duration;

/** Pauses between attempts that become longer until one succeeds. For one thread. */
final class Backoff {

    private static final Duration SHORTEST = Duration.ofMillis(50);
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private Duration next = SHORTEST;

    /** The last attempt succeeded. */
    void reset() {
        next = SHORTEST;
    }

    /** Waits after an attempt that failed. */
    void pause() throws InterruptedException {
        Thread.sleep(next);
        Duration doubled = next.multipliedBy(2);
        next = doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
    }
}
