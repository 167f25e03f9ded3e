package com.talkingshops.customers.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import com.talkingshops.customers.eventstore.CounterApplication.Count;
import com.talkingshops.customers.eventstore.CounterApplication.Counted;
import com.talkingshops.customers.eventstore.CounterApplication.Listing;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.ConfigurableApplicationContext;

class UnhandledEventsTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    private ConfigurableApplicationContext application;

    /** An event that no projection handles, and that is made once more by whoever reads its payload. */
    record Noted(int number) {
        static final AtomicInteger MADE = new AtomicInteger();

        Noted {
            MADE.incrementAndGet();
        }
    }

    private void start(int segments) {
        application = CounterApplication.start(TestDatabase.freshUrl(), "event-store.segments=" + segments);
    }

    @AfterEach
    void stop() {
        application.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void arePassedWithoutTheirPayloadsBeingRead(int segments) {
        // given
        start(segments);
        int before = Noted.MADE.get();
        // when
        for (int number = 0; number < 100; number++) {
            note(number);
        }
        application.getBean(CommandGateway.class).sendAndWait(new Count("behind them", 1));
        awaitHead(SOON);
        // then
        assertThat(application.getBean(Listing.class).seen).containsExactly(new Counted("behind them", 1));
        assertThat(Noted.MADE.get() - before).isEqualTo(100);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void keepNobodyWaitingForTheirPosition(int segments) {
        // given
        start(segments);
        note(0);
        awaitHead(SOON);
        // when
        long begin = System.nanoTime();
        for (int number = 1; number <= 20; number++) {
            note(number);
            awaitHead(SOON);
        }
        // then
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(10));
    }

    private void note(int number) {
        var event = new GenericDomainEventMessage<>("Note", "note-" + number, 0, new Noted(number));
        application
                .getBean(TransactionManager.class)
                .executeInTransaction(
                        () -> application.getBean(EventStore.class).publish(event));
    }

    private void awaitHead(Duration most) {
        var positions = application.getBean(ReadPositions.class);
        assertThat(positions.await(positions.head(), most)).isTrue();
    }
}
