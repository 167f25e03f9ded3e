package com.talkingshops.customers.eventstore;

import com.talkingshops.customers.eventstore.SharedTail.Portion;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;

/** What comes after a position, portion by portion; for one thread. */
final class TailStream implements TrackingEventStream {

    private static final Portion NOTHING = new Portion(0, 0, List.of(), true);

    private final SharedTail tail;
    /** Where what comes next begins, once the portion is at its end. */
    private long position;

    private Portion portion = NOTHING;
    private int taken;

    TailStream(SharedTail tail, long position) {
        this.tail = tail;
        this.position = position;
    }

    @Override
    public Optional<TrackedEventMessage<?>> peek() {
        return hasNextAvailable() ? Optional.of(portion.events().get(taken)) : Optional.empty();
    }

    @Override
    public boolean hasNextAvailable() {
        try {
            return has(0);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
        return has(unit.toNanos(timeout));
    }

    @Override
    public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
        while (!has(Long.MAX_VALUE)) {
            if (tail.isClosed()) {
                throw new IllegalStateException("The event store is closed.");
            }
        }
        return portion.events().get(taken++);
    }

    private boolean has(long nanos) throws InterruptedException {
        long deadline = System.nanoTime() + nanos;
        while (taken == portion.events().size()) {
            var next = tail.next(this, position, deadline);
            if (next == null) {
                return false;
            }
            begin(next);
        }
        return true;
    }

    /** A shared one may begin before this stream's position. */
    private void begin(Portion next) {
        taken = 0;
        while (taken < next.events().size() && position(next.events().get(taken)) <= position) {
            taken++;
        }
        portion = next;
        position = next.end();
    }

    private static long position(TrackedEventMessage<?> event) {
        return event.trackingToken().position().orElseThrow();
    }

    @Override
    public void close() {
        tail.leave(this);
    }
}
