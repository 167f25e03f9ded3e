package com.talkingshops.customers.server.admission;

import com.talkingshops.customers.api.error.ErrorCode;
import com.talkingshops.customers.api.error.Rejection;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Has so many places at work. Whoever finds none waits in a line, first come, first served, and whoever has had one before goes ahead
 * of it. Nobody is let near for whom there would be no room in the line, nor while it moves so slowly that they would wait in vain. A
 * place that is held for long goes to the next: its holder is waiting for a client or for something else, or is one of few. As many as
 * there are places go on without one at most, or a node that is too slow would take on ever more.
 */
final class Gate {

    /** How long a place is kept from others. */
    static final Duration LONGEST = Duration.ofMillis(500);

    /** For so long after somebody came, others are likely to. */
    static final Duration RECENT = Duration.ofSeconds(1);

    /** How many times as many as can be served may come without anybody waiting in vain. */
    private static final int TOO_MANY = 3;

    private final AdmissionSettings settings;
    private final LongSupplier nanos;
    private final LongAdder refused = new LongAdder();

    // What follows is guarded by this.
    private int free;
    private int expected;
    private long lastCame;
    private final Deque<Waiter> line = new ArrayDeque<>();
    private final Deque<Waiter> returning = new ArrayDeque<>();
    private final Set<Place> atWork = new LinkedHashSet<>();
    private final Set<Place> passedOn = new HashSet<>();

    /**
     * A gate that nobody has come to yet.
     *
     * @param nanos as {@link System#nanoTime}
     */
    Gate(AdmissionSettings settings, LongSupplier nanos) {
        this.free = settings.atOnce();
        this.settings = settings;
        this.nanos = nanos;
        this.lastCame = nanos.getAsLong() - RECENT.toNanos();
    }

    /** Lets somebody near, if there is room for one more, wherever all those are who were let near and have no place yet. */
    synchronized Optional<Visitor> come() {
        lastCame = nanos.getAsLong();
        if (expected >= free + settings.waiting() || isLate()) {
            return Optional.empty();
        }
        expected++;
        return Optional.of(new Visitor());
    }

    /**
     * Whether the first in the line has waited for so long that whoever comes now would wait in vain: where so many times as many come as
     * can be served, the last waits so many times as long as the first.
     */
    private boolean isLate() {
        Waiter first = line.peek();
        return first != null
                && nanos.getAsLong() - first.since > settings.patience().toNanos() / TOO_MANY;
    }

    /** Gives a place, before all newcomers, to one who has had one already; none if it does not get free soon. */
    Optional<Place> enterAgain() {
        return enter(new Waiter(null), returning);
    }

    private Optional<Place> enter(Waiter waiter, Deque<Waiter> among) {
        synchronized (this) {
            among.add(waiter);
            serve();
        }
        try {
            return Optional.of(waiter.place.get(settings.patience().toNanos(), TimeUnit.NANOSECONDS));
        } catch (TimeoutException e) {
            return leave(waiter, among);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return leave(waiter, among);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Empty, unless a place was given just now. */
    private synchronized Optional<Place> leave(Waiter waiter, Deque<Waiter> among) {
        return among.remove(waiter) ? Optional.empty() : Optional.of(waiter.place.join());
    }

    /** Gives whatever places are free to those who wait. */
    private void serve() {
        while (free > 0 && isAwaited()) {
            free--;
            (returning.isEmpty() ? line : returning).remove().take(new Place());
        }
    }

    private boolean isAwaited() {
        return !returning.isEmpty() || !line.isEmpty();
    }

    /** Gives places that are held for long to those who wait. To be called some times a second. */
    synchronized void passOn() {
        long now = nanos.getAsLong();
        while (isAwaited() && passedOn.size() < settings.atOnce() && !atWork.isEmpty()) {
            Place oldest = atWork.iterator().next();
            if (now - oldest.since <= LONGEST.toNanos()) {
                return;
            }
            atWork.remove(oldest);
            passedOn.add(oldest);
            free++;
            serve();
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

    /** Whether somebody is served, or was a moment ago. */
    synchronized boolean isInUse() {
        return atWork() > 0 || nanos.getAsLong() - lastCame < RECENT.toNanos();
    }

    /** How many were told so. */
    long refused() {
        return refused.sum();
    }

    /** How many wait for their turn. */
    synchronized int waiting() {
        return line.size() + returning.size();
    }

    /** How many are worked on, also those without a place by now. */
    synchronized int atWork() {
        return atWork.size() + passedOn.size();
    }

    /** Somebody who was let near, and has room until they have a place or are gone. */
    final class Visitor implements AutoCloseable {

        private boolean here = true;

        private Visitor() {}

        /** Takes a place, after some waiting if need be; none if the line does not move. */
        Optional<Place> enter() {
            try {
                return Gate.this.enter(new Waiter(this), line);
            } finally {
                close();
            }
        }

        @Override
        public void close() {
            synchronized (Gate.this) {
                if (here) {
                    here = false;
                    expected--;
                }
            }
        }
    }

    /** Somebody in a line. */
    private final class Waiter {

        private final long since = nanos.getAsLong();
        private final @Nullable Visitor visitor;
        private final CompletableFuture<Place> place = new CompletableFuture<>();

        Waiter(@Nullable Visitor visitor) {
            this.visitor = visitor;
        }

        void take(Place given) {
            atWork.add(given);
            if (visitor != null) {
                visitor.close();
            }
            place.complete(given);
        }
    }

    /** A place at work, until it is closed or passed on. */
    final class Place implements AutoCloseable {

        private final long since = nanos.getAsLong();

        private Place() {}

        @Override
        public void close() {
            synchronized (Gate.this) {
                if (atWork.remove(this)) {
                    free++;
                    serve();
                } else {
                    passedOn.remove(this);
                }
            }
        }
    }
}
