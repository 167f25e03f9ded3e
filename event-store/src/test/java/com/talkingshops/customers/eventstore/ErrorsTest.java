package com.talkingshops.customers.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.talkingshops.customers.eventstore.FragileLedgerApplication.Ledger;
import com.talkingshops.customers.eventstore.FragileLedgerApplication.Node;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.axonframework.eventhandling.AbstractEventProcessor;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is thrown and no exception stops no projection, and takes no connection with it. */
class ErrorsTest {

    private static final Duration SOON = Duration.ofSeconds(30);

    private final Node node = FragileLedgerApplication.start(TestDatabase.freshUrl());
    private final Ledger ledger = node.bean(Ledger.class);
    private final AtomicBoolean bad = new AtomicBoolean(true);

    @AfterEach
    void stop() {
        node.close();
    }

    private void settle() {
        var positions = node.bean(ReadPositions.class);
        assertThat(positions.await(positions.head(), SOON)).isTrue();
    }

    private void assertThatNoConnectionIsKept() {
        var pool = node.bean(HikariDataSource.class).getHikariPoolMXBean();
        // The processor takes one now and then, to look for more.
        await().atMost(SOON).until(() -> pool.getActiveConnections() == 0);
    }

    @Test
    void anEventThatCannotBeHandledByWhatThereIsFailsForItselfAlone() {
        // given
        ledger.beforeTaking = event -> {
            if (event.id().equals("absent")) {
                throw new NoClassDefFoundError("what it needs");
            }
        };
        // when
        node.count("absent", 1);
        node.count("other", 1);
        settle();
        // then
        assertThat(node.ledger("other")).containsExactly(1);
        assertThat(node.letters("absent"))
                .singleElement()
                .extracting(DeadLetters.Letter::cause)
                .isEqualTo("java.lang.NoClassDefFoundError");
        assertThatNoConnectionIsKept();
    }

    @Test
    void anEventWhoseWriteIsNestedTooDeeplyFailsForItselfAlone() {
        // given
        node.rest();
        node.count("other", 3);
        node.count("deep", 1);
        node.count("another", 3);
        ledger.beforeWritingOf = events -> {
            if (events.stream().anyMatch(event -> event.id().equals("deep"))) {
                throw new StackOverflowError();
            }
        };
        // when
        node.processor().start();
        settle();
        // then
        assertThat(node.ledger("other")).containsExactly(1, 2, 3);
        assertThat(node.ledger("another")).containsExactly(1, 2, 3);
        assertThat(node.letters("deep")).hasSize(1);
        assertThatNoConnectionIsKept();
    }

    @Test
    void memoryThatIsShortForAMomentIsNobodysFault() {
        // given
        ledger.beforeTaking = event -> {
            if (bad.getAndSet(false)) {
                throw new OutOfMemoryError("for a moment");
            }
        };
        // when
        node.count("innocent", 2);
        settle();
        // then
        assertThat(bad).isFalse();
        assertThat(node.ledger("innocent")).containsExactly(1, 2);
        assertThat(node.letters("innocent")).isEmpty();
    }

    @Test
    void memoryThatIsShortWhileABatchIsWrittenIsNobodysFault() {
        // given
        ledger.beforeWriting = () -> {
            if (bad.getAndSet(false)) {
                throw new OutOfMemoryError("for a moment");
            }
        };
        // when
        node.count("innocent", 2);
        settle();
        // then
        assertThat(bad).isFalse();
        assertThat(node.ledger("innocent")).containsExactly(1, 2);
        assertThat(node.letters("innocent")).isEmpty();
        assertThatNoConnectionIsKept();
    }

    @Test
    void aBatchThatCannotBeEndedIsRolledBackAndProjectedAgain() {
        // given
        MessageHandlerInterceptor<EventMessage<?>> ending = (unitOfWork, chain) -> {
            unitOfWork.onPrepareCommit(batch -> {
                if (bad.getAndSet(false)) {
                    throw new OutOfMemoryError("for a moment");
                }
            });
            return chain.proceed();
        };
        ((AbstractEventProcessor) node.processor()).registerHandlerInterceptor(ending);
        // when
        node.count("innocent", 2);
        settle();
        // then
        assertThat(bad).isFalse();
        assertThat(node.ledger("innocent")).containsExactly(1, 2);
        assertThatNoConnectionIsKept();
    }

    @Test
    void whatAnUpcasterCannotDoForAMomentIsDoneLater() {
        // given
        try (Node other = FragileLedgerApplication.start(TestDatabase.freshUrl(), BrittleUpcaster.class)) {
            other.count("before", 1);
            await().atMost(SOON).until(() -> other.ledger("before").equals(List.of(1)));
            // when
            other.bean(BrittleUpcaster.class).breaks.set(true);
            other.count("innocent", 2);
            // then
            await().atMost(SOON).until(() -> other.ledger("innocent").equals(List.of(1, 2)));
            assertThat(other.bean(BrittleUpcaster.class).breaks).isFalse();
            assertThat(other.letters("innocent")).isEmpty();
        }
    }

    /** Changes nothing, and breaks once when it is told to and what is read is for processors. */
    static class BrittleUpcaster implements EventUpcaster {

        final AtomicBoolean breaks = new AtomicBoolean();

        @Override
        public Stream<IntermediateEventRepresentation> upcast(Stream<IntermediateEventRepresentation> events) {
            return events.peek(event -> {
                if (event.getTrackingToken().isPresent() && breaks.getAndSet(false)) {
                    throw new NoClassDefFoundError("for a moment");
                }
            });
        }
    }

    @Test
    void aLetterThatAnErrorIsThrownForKeepsNoOtherFromBeingTaken() {
        // given
        ledger.unbearable = event -> true;
        node.count("hopeless", 1);
        node.count("hopeful", 1);
        settle();
        assertThat(node.letters("hopeful")).hasSize(1);
        // when
        ledger.beforeTaking = event -> {
            if (event.id().equals("hopeless")) {
                throw new OutOfMemoryError("for this one");
            }
        };
        ledger.unbearable = event -> false;
        // then
        await().atMost(SOON).until(() -> node.letters("hopeful").isEmpty());
        assertThat(node.ledger("hopeful")).isEqualTo(List.of(1));
        assertThat(node.letters("hopeless")).hasSize(1);
    }

    @Test
    void whoFailsIsToldUntilItGoesOn() {
        // given
        ledger.beforeWriting = () -> {
            if (bad.get()) {
                throw new OutOfMemoryError("for a while");
            }
        };
        var failing = node.bean(FailingProcessors.class);
        assertThat(failing.causes()).isEmpty();
        // when
        node.count("innocent", 1);
        // then
        await().atMost(SOON).until(() -> failing.causes().containsKey("ledger"));
        assertThat(failing.causes().get("ledger")).contains("java.lang.OutOfMemoryError");
        // when
        bad.set(false);
        settle();
        // then
        await().atMost(SOON).until(() -> failing.causes().isEmpty());
    }
}
