package com.talkingshops.customers.benchmark.load;

import com.talkingshops.customers.benchmark.figure.Percentiles;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/** Keeps each reply's time, to the nanosecond and without losing one, since Gatling's own figures are whole milliseconds. */
public final class Recording {

    private static final int MOST = 4_000_000;

    private final long[] nanos = new long[MOST];
    private final AtomicInteger next = new AtomicInteger();
    private final LongAdder failures = new LongAdder();
    private final AtomicLong first = new AtomicLong(Long.MAX_VALUE);
    private final AtomicLong last = new AtomicLong(Long.MIN_VALUE);

    /**
     * Notes a reply.
     *
     * @param start when the request was sent, by {@link System#nanoTime()}
     */
    public void note(long start, boolean good) {
        long now = System.nanoTime();
        if (start < first.get()) {
            first.accumulateAndGet(start, Math::min);
        }
        last.accumulateAndGet(now, Math::max);
        if (good) {
            nanos[next.getAndIncrement()] = now - start;
        } else {
            failures.increment();
        }
    }

    public Outcome outcome() {
        double seconds = Math.max(1, last.get() - first.get()) / 1e9;
        return new Outcome(new Percentiles(Arrays.copyOf(nanos, next.get())), failures.sum(), seconds, first.get());
    }
}
