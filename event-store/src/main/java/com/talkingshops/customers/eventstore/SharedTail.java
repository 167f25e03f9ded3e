package com.talkingshops.customers.eventstore;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The end of the history, read once for all streams that have come there; who is further back reads for itself. A thread reads a
 * portion ahead of the foremost stream, and the last portions are kept for the others.
 *
 * <p>Takes the place of the cache of Axon's {@code EmbeddedEventStore}, whose events are a linked list. Once one of its nodes is in the old
 * generation, all that come after it are kept alive through it, read or not: each young collection copies all events since then, by one
 * thread, since a list can be followed by no more. While millions of events were caught up with, collections took three quarters of all
 * processor time. Portions do not know of each other.
 */
final class SharedTail implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SharedTail.class);

    private static final long NOWHERE = Long.MAX_VALUE;

    private final History history;
    private final int kept;
    private final long pollNanos;
    private final Thread reader =
            Thread.ofPlatform().daemon().name("event-store-tail").unstarted(this::run);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition grown = lock.newCondition();
    private final Condition wanted = lock.newCondition();
    private final KeptPortions portions;
    /** Up to where the history has been read here. */
    private long end = NOWHERE;
    /** The streams that are here, with how far they have what they need. */
    private final Map<TailStream, Long> streams = new HashMap<>();

    /** How often all that was known here has been forgotten. */
    private long forgotten;

    private boolean woken;
    private boolean closed;

    /** Where events are read from. */
    @FunctionalInterface
    interface History {

        /**
         * Reads on.
         *
         * @param after the position of the last event that was read before; 0 for none
         */
        Portion after(long after);
    }

    /**
     * Some events in order, which may be none.
     *
     * @param after behind which position
     * @param end up to which position there are no others
     * @param isLast whether there were no more at that time
     */
    record Portion(long after, long end, List<TrackedEventMessage<?>> events, boolean isLast) {}

    /** That there is a stream that has all up to a position, and what had been forgotten by then. */
    private record Need(long after, long forgotten) {}

    /**
     * A tail that nobody reads yet.
     *
     * @param kept how many events are kept at least for those who are not the foremost
     * @param poll how often to look for more if nobody tells
     */
    SharedTail(History history, int kept, Duration poll) {
        this.history = history;
        this.kept = kept;
        this.portions = new KeptPortions(kept);
        this.pollNanos = poll.toNanos();
    }

    /**
     * A stream of what comes after a position; for one thread. Streams are opened at a start, when a segment is taken over and after a failure,
     * and after each of these there may be another database.
     */
    TrackingEventStream open(long position) {
        forget();
        return new TailStream(this, position);
    }

    /** Looks for more now and not only at the next poll. */
    void wake() {
        lock.lock();
        try {
            woken = true;
            wanted.signal();
        } finally {
            lock.unlock();
        }
    }

    /**
     * What comes after a position, shared or read for this stream alone.
     *
     * @param deadline until when to wait for it at the end of the history, as {@link System#nanoTime} tells it
     * @return {@code null} if there is nothing yet
     */
    @Nullable
    Portion next(TailStream stream, long position, long deadline) throws InterruptedException {
        while (true) {
            lock.lockInterruptibly();
            try {
                while (isHere(stream, position)) {
                    long left = deadline - System.nanoTime();
                    if (left <= 0 || closed) {
                        return null;
                    }
                    grown.awaitNanos(left);
                }
                var shared = portions.after(position);
                if (shared != null) {
                    settle(stream, shared.end());
                    return shared;
                }
                streams.remove(stream);
            } finally {
                lock.unlock();
            }
            var own = read(position);
            if (own.isLast()) {
                join(stream, own.end());
            }
            if (own.end() > position) {
                return own;
            }
            if (!rest(stream, position, deadline - System.nanoTime())) {
                return null;
            }
        }
    }

    /**
     * Waits where others have read what this stream does not see: to it the history is held back, or theirs was another database. It looks
     * for itself until it is where they are.
     *
     * @return whether to look again; {@code false} if there is no time left
     */
    private boolean rest(TailStream stream, long position, long nanos) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            if (isHere(stream, position) || portions.after(position) != null) {
                return true;
            }
            if (closed || nanos <= 0) {
                return false;
            }
            grown.awaitNanos(Math.min(nanos, pollNanos));
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Whether a stream has all that is read here, and waits for more like the others. */
    private boolean isHere(TailStream stream, long position) {
        return position >= end && streams.containsKey(stream);
    }

    private void join(TailStream stream, long position) {
        lock.lock();
        try {
            if (streams.isEmpty() || position - end > kept) {
                // Nobody has read on here, or all are so far behind that they read for themselves: what comes after
                // this position is next.
                portions.clear();
                end = position;
                grown.signalAll();
            }
            settle(stream, position);
        } finally {
            lock.unlock();
        }
    }

    private void settle(TailStream stream, long position) {
        streams.put(stream, position);
        if (!closed && reader.getState() == Thread.State.NEW) {
            reader.start();
        }
        wanted.signal();
    }

    void leave(TailStream stream) {
        lock.lock();
        try {
            streams.remove(stream);
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        while (!isClosed()) {
            try {
                readOn();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException | Error e) {
                // Streams read for themselves now, and whoever has them learns of it. No other thread would read here.
                forget();
                if (!isClosed()) {
                    LOG.warn("The end of the history could not be read: {}", e.toString());
                }
            }
        }
    }

    private void readOn() throws InterruptedException {
        Need need = awaitNeed();
        if (need == null) {
            return;
        }
        var portion = read(need.after());
        lock.lockInterruptibly();
        try {
            boolean nothing = portion.end() == need.after();
            if (!nothing && isStill(need)) {
                portions.add(portion);
                end = portion.end();
                grown.signalAll();
            }
            for (long left = pollNanos; nothing && isStill(need) && !woken && left > 0; ) {
                left = wanted.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Returns as soon as the foremost stream has the last portion; {@code null} once closed. */
    private @Nullable Need awaitNeed() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (!closed && streams.values().stream().noneMatch(position -> position >= end)) {
                wanted.await();
            }
            woken = false;
            return closed ? null : new Need(end, forgotten);
        } finally {
            lock.unlock();
        }
    }

    private boolean isStill(Need need) {
        return end == need.after() && forgotten == need.forgotten();
    }

    private Portion read(long after) {
        try {
            return history.after(after);
        } catch (RuntimeException | Error e) {
            forget();
            throw ThrownError.asUnchecked(e);
        }
    }

    /** Whoever answers next may be another database, in which the last events are others; also than those that are being read at this moment. */
    private void forget() {
        lock.lock();
        try {
            forgotten++;
            portions.clear();
            end = NOWHERE;
            streams.clear();
            grown.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Ends the reading; who waits at the end waits no longer. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            grown.signalAll();
            wanted.signal();
        } finally {
            lock.unlock();
        }
        reader.interrupt();
    }

    boolean isClosed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }
}
