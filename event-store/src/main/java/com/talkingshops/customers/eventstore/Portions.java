package com.talkingshops.customers.eventstore;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * How many events a segment of a processor takes at once: as many as it may, until it has failed a few times in a row by what is no event's
 * fault. A statement that takes longer than anybody waits for it fails each time with the same events; with half of them it may not.
 * What is known of a segment stays when another node has it meanwhile, as happens after each failure.
 */
final class Portions {

    /** How often the whole is tried; what fails by chance does not fail so often in a row. */
    private static final int TRIES = 3;

    /** After so long without a failure twice as many are tried. */
    static final Duration REST = Duration.ofMinutes(1);

    private final int whole;
    private final LongSupplier nanos;
    private final Map<Integer, Portion> bySegment = new ConcurrentHashMap<>();
    private final ThreadLocal<Portion> own = ThreadLocal.withInitial(Portion::new);

    private final class Portion {
        private int most = whole;
        private int failures;
        private long since;

        synchronized int most() {
            long now = nanos.getAsLong();
            for (; most < whole && now - since >= REST.toNanos(); since += REST.toNanos()) {
                most = Math.min(whole, 2 * most);
            }
            return most;
        }

        synchronized void succeeded() {
            failures = 0;
        }

        synchronized void failed() {
            if (++failures >= TRIES || most < whole) {
                most = Math.max(1, most / 2);
            }
            since = nanos.getAsLong();
        }
    }

    /**
     * Portions of events.
     *
     * @param whole the most that are taken at once
     * @param nanos as {@link System#nanoTime}
     */
    Portions(int whole, LongSupplier nanos) {
        this.whole = whole;
        this.nanos = nanos;
    }

    /** This thread works on a segment from now on. */
    void of(int segment) {
        own.set(bySegment.computeIfAbsent(segment, key -> new Portion()));
    }

    /** How many events this thread is to take at once. */
    int most() {
        return own.get().most();
    }

    /** This thread has written what it took. */
    void succeeded() {
        own.get().succeeded();
    }

    /** This thread could not write what it took, and will take it again. */
    void failed() {
        own.get().failed();
    }
}
