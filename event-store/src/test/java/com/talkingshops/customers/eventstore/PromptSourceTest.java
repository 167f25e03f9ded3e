package com.talkingshops.customers.eventstore;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.GenericTrackedEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PromptSourceTest {

    private final Endless endless = new Endless();
    private final BlockingStream<TrackedEventMessage<?>> stream =
            new PromptSource(new Source(endless), () -> 0, () -> 1_000).openStream(null);

    @Test
    void aBatchEndsBeforeMoreIsWaitedForThoughThereIsMore() throws InterruptedException {
        // given
        assertThat(stream.hasNextAvailable(1, SECONDS)).isTrue();
        stream.nextAvailable();
        assertThat(stream.peek()).isPresent();
        // when
        boolean withinTheBatch = stream.hasNextAvailable(1, SECONDS);
        boolean afterIt = stream.hasNextAvailable(1, SECONDS);
        // then
        assertThat(withinTheBatch).isFalse();
        assertThat(afterIt).isTrue();
        assertThat(endless.waits).hasSize(2);
    }

    @Test
    void leavesOutNoTypeOfEvents() throws InterruptedException {
        // when
        stream.skipMessagesWithPayloadTypeOf(stream.nextAvailable());
        // then
        assertThat(endless.leftOut).isEmpty();
    }

    @Test
    void aBatchWaitsForWhatIsReadAlready() throws InterruptedException {
        // given
        var late = new Late(5);
        var stream = takenFrom(late, 2);
        // when
        var next = stream.peek();
        // then
        assertThat(next).isPresent();
        assertThat(late.awaited).isEqualTo(5);
    }

    @Test
    void butNotForWhatIsNot() throws InterruptedException {
        // given
        var late = new Late(5);
        var stream = takenFrom(late, 1);
        // when
        var next = stream.peek();
        // then
        assertThat(next).isEmpty();
        assertThat(late.awaited).isZero();
    }

    @Test
    void norForLong() throws InterruptedException {
        // given
        var late = new Late(Integer.MAX_VALUE);
        var stream = takenFrom(late, 2);
        // when
        stream.peek();
        var next = stream.peek();
        // then
        assertThat(next).isEmpty();
        assertThat(late.awaited).isEqualTo(10);
    }

    @Test
    void norBetweenBatches() throws InterruptedException {
        // given
        var late = new Late(5);
        var stream = takenFrom(late, 2);
        // when
        stream.hasNextAvailable();
        // then
        assertThat(stream.peek()).isEmpty();
    }

    @Test
    void aBatchHasNoMoreThanIsWantedButAllThatAnUpcasterMadeOfOne() throws InterruptedException {
        // given
        var stream = new PromptSource(new Source(new Stored(1, 2, 2, 3)), () -> 0, () -> 2).openStream(null);
        // when
        var batch = new ArrayList<Long>();
        do {
            batch.add(stream.nextAvailable().trackingToken().position().orElseThrow());
        } while (stream.peek().isPresent());
        // then
        assertThat(batch).containsExactly(1L, 2L, 2L);
        // and
        assertThat(stream.hasNextAvailable(1, SECONDS)).isFalse();
        assertThat(stream.hasNextAvailable(1, SECONDS)).isTrue();
        assertThat(stream.nextAvailable().trackingToken().position()).hasValue(3);
    }

    @Test
    void aBatchHasNoMoreOfLargeEventsThanFitsIntoMemory() throws InterruptedException {
        // given
        long half = EventRows.BYTES / 2;
        var stream = new PromptSource(
                        new Source(new Stored(List.of(large(1, half), large(2, half), large(3, half)))),
                        () -> 0,
                        () -> 1_000)
                .openStream(null);
        // when
        var batch = new ArrayList<Long>();
        do {
            batch.add(stream.nextAvailable().trackingToken().position().orElseThrow());
        } while (stream.peek().isPresent());
        // then
        assertThat(batch).containsExactly(1L, 2L);
        // and
        assertThat(stream.hasNextAvailable(1, SECONDS)).isFalse();
        assertThat(stream.hasNextAvailable(1, SECONDS)).isTrue();
        assertThat(stream.peek()).isPresent();
    }

    private static TrackedEventMessage<?> large(long position, long bytes) {
        var event = new GenericDomainEventMessage<>("Counter", "large", position, "an event");
        return LargeEvent.of(new GlobalSequenceTrackingToken(position), event, bytes, () -> event);
    }

    /** A stream of which the first event was taken, while events were read up to a position. */
    private static BlockingStream<TrackedEventMessage<?>> takenFrom(Late late, long read) throws InterruptedException {
        var stream = new PromptSource(new Source(late), () -> read, () -> 1_000).openStream(null);
        assertThat(stream.nextAvailable().trackingToken().position()).hasValue(1);
        return stream;
    }

    private record Source(BlockingStream<TrackedEventMessage<?>> stream)
            implements StreamableMessageSource<TrackedEventMessage<?>> {
        @Override
        public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken token) {
            return stream;
        }
    }

    /** Has an event, and another that comes when it has been waited for so many times. */
    private static final class Late extends Endless {

        private final int patience;
        private boolean taken;
        int awaited;

        Late(int patience) {
            this.patience = patience;
        }

        @Override
        public Optional<TrackedEventMessage<?>> peek() {
            return taken && awaited < patience ? Optional.empty() : super.peek();
        }

        @Override
        public boolean hasNextAvailable(int timeout, TimeUnit unit) {
            awaited++;
            return peek().isPresent();
        }

        @Override
        public boolean hasNextAvailable() {
            return peek().isPresent();
        }

        @Override
        public TrackedEventMessage<?> nextAvailable() {
            taken = true;
            return super.nextAvailable();
        }
    }

    /** Has events at some positions. */
    private static final class Stored extends Endless {

        private final Queue<TrackedEventMessage<?>> left = new ArrayDeque<>();

        Stored(List<TrackedEventMessage<?>> events) {
            left.addAll(events);
        }

        Stored(long... positions) {
            for (long position : positions) {
                left.add(new GenericTrackedEventMessage<>(
                        new GlobalSequenceTrackingToken(position), GenericEventMessage.asEventMessage("an event")));
            }
        }

        @Override
        public Optional<TrackedEventMessage<?>> peek() {
            return Optional.ofNullable(left.peek());
        }

        @Override
        public TrackedEventMessage<?> nextAvailable() {
            return left.remove();
        }
    }

    /** Always has another event. */
    private static class Endless implements BlockingStream<TrackedEventMessage<?>> {

        final List<Integer> waits = new ArrayList<>();
        final List<TrackedEventMessage<?>> leftOut = new ArrayList<>();
        private final TrackedEventMessage<?> event = new GenericTrackedEventMessage<>(
                new GlobalSequenceTrackingToken(1), GenericEventMessage.asEventMessage("an event"));

        @Override
        public Optional<TrackedEventMessage<?>> peek() {
            return Optional.of(event);
        }

        @Override
        public boolean hasNextAvailable(int timeout, TimeUnit unit) {
            waits.add(timeout);
            return true;
        }

        @Override
        public TrackedEventMessage<?> nextAvailable() {
            return event;
        }

        @Override
        public void skipMessagesWithPayloadTypeOf(TrackedEventMessage<?> ignored) {
            leftOut.add(ignored);
        }

        @Override
        public void close() {
            // There is nothing to close.
        }
    }
}
