package com.talkingshops.customers.benchmark.load;

import com.talkingshops.customers.benchmark.figure.Percentiles;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Keeps each reply's time, to the nanosecond and without losing one, since Gatling's own figures are whole milliseconds. */
public final class Recording {

    private static final int MOST = 4_000_000;
    private static final int UNAVAILABLE = 503;

    private final Times good = new Times();
    private final Times refused = new Times();
    private final LongAdder failures = new LongAdder();
    private final AtomicLong first = new AtomicLong(Long.MAX_VALUE);
    private final AtomicLong last = new AtomicLong(Long.MIN_VALUE);

    /** Values from several threads; what is not noted takes no room. */
    private static final class Times {

        private static final int PART = 1 << 16;

        private final AtomicReferenceArray<long @Nullable []> parts = new AtomicReferenceArray<>(MOST / PART + 1);
        private final AtomicInteger next = new AtomicInteger();

        void add(long nanos) {
            int at = next.getAndIncrement();
            part(at / PART)[at % PART] = nanos;
        }

        private long[] part(int number) {
            long[] there = parts.get(number);
            if (there != null) {
                return there;
            }
            parts.compareAndSet(number, null, new long[PART]);
            return Objects.requireNonNull(parts.get(number));
        }

        Percentiles percentiles() {
            return new Percentiles(IntStream.range(0, next.get())
                    .mapToLong(at -> part(at / PART)[at % PART])
                    .toArray());
        }
    }

    /**
     * Notes a reply.
     *
     * @param start when the request was sent, by {@link System#nanoTime()}
     */
    public void note(long start, boolean good) {
        note(start, good, 0);
    }

    /**
     * Notes a reply.
     *
     * @param start when the request was sent, by {@link System#nanoTime()}
     * @param status of the reply; 0 if there was none
     */
    void note(long start, boolean isGood, int status) {
        long now = System.nanoTime();
        if (start < first.get()) {
            first.accumulateAndGet(start, Math::min);
        }
        last.accumulateAndGet(now, Math::max);
        if (isGood) {
            good.add(now - start);
            return;
        }
        failures.increment();
        if (status == UNAVAILABLE) {
            refused.add(now - start);
        }
    }

    public Outcome outcome() {
        double seconds = Math.max(1, last.get() - first.get()) / 1e9;
        return new Outcome(good.percentiles(), refused.percentiles(), failures.sum(), seconds, first.get());
    }
}
