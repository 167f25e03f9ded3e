package com.talkingshops.customers.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.core.ConditionFactory;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventhandling.EventMessageHandler;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.SimpleEventHandlerInvoker;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventProcessor;
import org.axonframework.eventhandling.TrackingEventProcessorConfiguration;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.inmemory.InMemoryTokenStore;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.messaging.StreamableMessageSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RevivedProcessorsTest {

    private static final Duration SOON = Duration.ofSeconds(30);

    private final EmbeddedEventStore events = EmbeddedEventStore.builder()
            .storageEngine(new InMemoryEventStorageEngine())
            .build();
    private final AtomicBoolean broken = new AtomicBoolean(true);
    private final List<Object> seen = new CopyOnWriteArrayList<>();
    private final TrackingEventProcessor processor = TrackingEventProcessor.builder()
            .name("listing")
            .eventHandlerInvoker(SimpleEventHandlerInvoker.builder()
                    .eventHandlers(List.of((EventMessageHandler) event -> seen.add(event.getPayload())))
                    .build())
            .messageSource(new Breaking())
            .tokenStore(new InMemoryTokenStore())
            .transactionManager(NoTransactionManager.instance())
            .trackingEventProcessorConfiguration(TrackingEventProcessorConfiguration.forSingleThreadedProcessing()
                    .andInitialTrackingToken(StreamableMessageSource::createTailToken))
            .build();
    private final RevivedProcessors processors = new RevivedProcessors(() -> List.of(processor));

    /** Cannot be read from at first, and what comes of it is no exception. */
    private final class Breaking implements StreamableMessageSource<TrackedEventMessage<?>> {

        @Override
        public BlockingStream<TrackedEventMessage<?>> openStream(TrackingToken token) {
            if (broken.get()) {
                throw new NoClassDefFoundError("for a moment");
            }
            return events.openStream(token);
        }
    }

    /** The error that ends the processor's thread is none of the test's. */
    private static ConditionFactory soon() {
        return await().dontCatchUncaughtExceptions().atMost(SOON);
    }

    @AfterEach
    void stop() {
        processor.shutDown();
        events.shutDown();
    }

    @Test
    void aProcessorThatAnErrorHasEndedIsToldAndStartedAgain() {
        // given
        events.publish(GenericEventMessage.asEventMessage("an event"));
        processor.start();
        soon().until(processor::isError);
        assertThat(processors.causes()).containsOnlyKeys("listing");
        // when
        broken.set(false);
        // then
        soon().until(() -> {
            processors.look();
            return processor.isRunning();
        });
        soon().until(() -> seen.contains("an event"));
        assertThat(processors.causes()).isEmpty();
    }

    @Test
    void oneThatWasStoppedStaysSo() {
        // given
        broken.set(false);
        processor.start();
        processor.shutDown();
        // when
        processors.look();
        // then
        assertThat(processor.isRunning()).isFalse();
    }
}
