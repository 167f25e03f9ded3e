package com.talkingshops.customers.eventstore;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.stream.BlockingStream;
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
            new PromptSource(new Source(endless)).openStream(null);

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

    private record Source(Endless stream) implements StreamableMessageSource<TrackedEventMessage<?>> {
        @Override
        public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken token) {
            return stream;
        }
    }

    /** Always has another event. */
    private static final class Endless implements BlockingStream<TrackedEventMessage<?>> {

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
