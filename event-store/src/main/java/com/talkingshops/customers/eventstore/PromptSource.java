package com.talkingshops.customers.eventstore;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;

/**
 * Has a segment of a tracking processor end its batches where they should end. It stores its token as soon as it has nothing more to read, also
 * when all that it read belongs to other segments or is handled by nobody: Axon's processor would first wait a second for an event of its
 * own, and whoever waits until all segments have come to a position would wait with it. And it waits for events that are read already and
 * on their way, so that they are not left to a batch of their own. A batch has no more events than is wanted, and no more of large ones
 * than fit into memory, but for those that an upcaster has made of one.
 */
final class PromptSource implements StreamableMessageSource<TrackedEventMessage<?>> {

    private final StreamableMessageSource<TrackedEventMessage<?>> events;
    private final LongSupplier read;
    private final IntSupplier most;

    /**
     * A source.
     *
     * @param read up to which position events have been read from the store
     * @param most how many events a batch is to be made of at most, those of other segments among them
     */
    PromptSource(StreamableMessageSource<TrackedEventMessage<?>> events, LongSupplier read, IntSupplier most) {
        this.events = events;
        this.read = read;
        this.most = most;
    }

    @Override
    public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken token) {
        return new PromptStream(events.openStream(token), read, most);
    }

    @Override
    public TrackingToken createTailToken() {
        return events.createTailToken();
    }

    @Override
    public TrackingToken createHeadToken() {
        return events.createHeadToken();
    }

    @Override
    public TrackingToken createTokenAt(Instant dateTime) {
        return events.createTokenAt(dateTime);
    }

    @Override
    public TrackingToken createTokenSince(Duration duration) {
        return events.createTokenSince(duration);
    }

    /** Ends a batch where the processor would wait for more, or look for more when none of some ten thousand was its own. */
    private static final class PromptStream implements BlockingStream<TrackedEventMessage<?>> {

        /** In milliseconds, for one batch: what is on its way to another stream may not come to this one. */
        private static final int LONGEST_WAIT = 10;

        private final BlockingStream<TrackedEventMessage<?>> events;
        private final LongSupplier read;
        private final IntSupplier most;
        private int taken;
        private long bytes;
        private long last;
        private int waited;

        PromptStream(BlockingStream<TrackedEventMessage<?>> events, LongSupplier read, IntSupplier most) {
            this.events = events;
            this.read = read;
            this.most = most;
        }

        @Override
        public Optional<TrackedEventMessage<?>> peek() {
            if (taken >= most.getAsInt() || bytes >= EventRows.BYTES) {
                return events.peek().filter(next -> position(next) == last);
            }
            var next = events.peek();
            while (next.isEmpty() && waited < LONGEST_WAIT && isOnItsWay()) {
                waited++;
                next = afterAMoment();
            }
            return next;
        }

        private boolean isOnItsWay() {
            return taken > 0
                    && last < read.getAsLong()
                    && !Thread.currentThread().isInterrupted();
        }

        private Optional<TrackedEventMessage<?>> afterAMoment() {
            try {
                return events.hasNextAvailable(1, TimeUnit.MILLISECONDS) ? events.peek() : Optional.empty();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return Optional.empty();
            }
        }

        @Override
        public boolean hasNextAvailable() {
            // The processor asks so when a batch is done.
            end();
            return events.hasNextAvailable();
        }

        @Override
        public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
            boolean withinBatch = taken > 0;
            end();
            return !withinBatch && events.hasNextAvailable(timeout, unit);
        }

        private void end() {
            taken = 0;
            bytes = 0;
            waited = 0;
        }

        @Override
        public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
            TrackedEventMessage<?> next = events.nextAvailable();
            taken++;
            bytes += LargeEvent.bytes(next);
            last = position(next);
            return next;
        }

        private static long position(TrackedEventMessage<?> event) {
            return event.trackingToken().position().orElse(Long.MAX_VALUE);
        }

        @Override
        public void close() {
            events.close();
        }

        @Override
        public void skipMessagesWithPayloadTypeOf(TrackedEventMessage<?> ignored) {
            // A stream that left them out would leave the token behind them.
        }

        @Override
        public boolean setOnAvailableCallback(Runnable callback) {
            return events.setOnAvailableCallback(callback);
        }
    }
}
