package com.talkingshops.customers.server.admission;

import com.talkingshops.customers.api.error.ErrorCode;
import com.talkingshops.customers.api.error.Rejection;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

/**
 * Has so many places at work. Whoever finds none waits in a line, first come, first served, which is short enough for the last of it
 * still to want an answer. A place that is held for long goes to the next: its holder is waiting for a client or for something else,
 * or is one of few.
 */
final class Gate {

    /** How long a place is kept from others. */
    static final Duration LONGEST = Duration.ofSeconds(2);

    private final Semaphore free;
    private final AdmissionSettings settings;
    private final LongSupplier nanos;
    private final AtomicInteger waiting = new AtomicInteger();
    private final Queue<Place> atWork = new ConcurrentLinkedQueue<>();
    private final LongAdder refused = new LongAdder();

    /**
     * A gate that nobody has come to yet.
     *
     * @param nanos as {@link System#nanoTime}
     */
    Gate(AdmissionSettings settings, LongSupplier nanos) {
        this.free = new Semaphore(settings.atOnce(), true);
        this.settings = settings;
        this.nanos = nanos;
    }

    /** Whether nobody else may join the line. */
    boolean isFull() {
        return waiting.get() >= settings.waiting();
    }

    /** Takes a place, after some waiting if need be; none if the line is full, or does not move. */
    Optional<Place> enter() {
        passOnWhatIsHeldForLong();
        if (isFull() || !comesToItsTurn()) {
            return Optional.empty();
        }
        var place = new Place(nanos.getAsLong());
        atWork.add(place);
        return Optional.of(place);
    }

    private boolean comesToItsTurn() {
        waiting.incrementAndGet();
        try {
            return free.tryAcquire(settings.patience().toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            waiting.decrementAndGet();
        }
    }

    private void passOnWhatIsHeldForLong() {
        long now = nanos.getAsLong();
        for (Place oldest = atWork.peek();
                oldest != null && now - oldest.since > LONGEST.toNanos();
                oldest = atWork.peek()) {
            oldest.close();
        }
    }

    /** What somebody is told who gets no place. */
    Rejection refusal() {
        refused.increment();
        return new Rejection(
                ErrorCode.ServiceUnavailableError,
                "There are too many requests at the moment; try again shortly.",
                Map.of());
    }

    /** How many were told so. */
    long refused() {
        return refused.sum();
    }

    /** How many wait for their turn. */
    int waiting() {
        return waiting.get();
    }

    /** How many places are taken. */
    int atWork() {
        return atWork.size();
    }

    /** A place at work, until it is closed or passed on. */
    final class Place implements AutoCloseable {

        private final long since;

        private Place(long since) {
            this.since = since;
        }

        @Override
        public void close() {
            if (atWork.remove(this)) {
                free.release();
            }
        }
    }
}
