package com.talkingshops.customers.server.admission;

import com.talkingshops.customers.api.error.ErrorCode;
import com.talkingshops.customers.api.error.Rejection;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

/**
 * Has so many places at work. Whoever finds none waits in a line, first come, first served, which is short enough for the last of it
 * still to want an answer. A place that is held for long goes to the next: its holder is waiting for a client or for something else,
 * or is one of few. As many as there are places go on without one at most, or a node that is too slow would take on ever more.
 */
final class Gate {

    /** How long a place is kept from others. */
    static final Duration LONGEST = Duration.ofSeconds(2);

    private final Semaphore free;
    private final AdmissionSettings settings;
    private final LongSupplier nanos;
    private final AtomicInteger waiting = new AtomicInteger();
    private final Queue<Place> atWork = new ConcurrentLinkedQueue<>();
    private final Set<Place> passedOn = ConcurrentHashMap.newKeySet();
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
        return take(() -> findsOne() || !isFull() && comesToItsTurn());
    }

    /** The same for whoever has had a place before, and is not sent away because others came meanwhile. */
    Optional<Place> enterAgain() {
        return take(() -> findsOne() || comesToItsTurn());
    }

    private interface Coming {

        boolean hasCome() throws InterruptedException;
    }

    private Optional<Place> take(Coming coming) {
        try {
            if (!coming.hasCome()) {
                return Optional.empty();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
        var place = new Place(nanos.getAsLong());
        atWork.add(place);
        return Optional.of(place);
    }

    /** Not by {@code tryAcquire()}, which goes before those who wait. */
    private boolean findsOne() throws InterruptedException {
        return free.tryAcquire(0, TimeUnit.NANOSECONDS);
    }

    private boolean comesToItsTurn() throws InterruptedException {
        waiting.incrementAndGet();
        try {
            return free.tryAcquire(settings.patience().toNanos(), TimeUnit.NANOSECONDS);
        } finally {
            waiting.decrementAndGet();
        }
    }

    /** Gives places that are held for long to those who wait. To be called some times a second, by one thread. */
    void passOn() {
        long now = nanos.getAsLong();
        for (Place oldest = atWork.peek();
                oldest != null
                        && waiting.get() > 0
                        && passedOn.size() < settings.atOnce()
                        && now - oldest.since > LONGEST.toNanos();
                oldest = atWork.peek()) {
            oldest.passOn();
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

    /** How many are worked on, also those without a place by now. */
    int atWork() {
        return atWork.size() + passedOn.size();
    }

    /** A place at work, until it is closed or passed on. */
    final class Place implements AutoCloseable {

        private final long since;

        private Place(long since) {
            this.since = since;
        }

        private void passOn() {
            passedOn.add(this);
            if (atWork.remove(this)) {
                free.release();
            } else {
                // It was closed just now.
                passedOn.remove(this);
            }
        }

        @Override
        public void close() {
            if (atWork.remove(this)) {
                free.release();
            } else {
                passedOn.remove(this);
            }
        }
    }
}
