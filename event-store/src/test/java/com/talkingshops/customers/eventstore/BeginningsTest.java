package com.talkingshops.customers.eventstore;

import static com.talkingshops.customers.eventstore.StoredEvents.append;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/** Whoever begins at the head or at a time skips nothing that is committed late. */
class BeginningsTest {

    private static final Instant BEFORE = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant THEN = Instant.parse("2026-01-02T00:00:00Z");
    private static final Instant AFTER = Instant.parse("2026-01-03T00:00:00Z");

    private final String url = TestDatabase.freshUrl();
    private final ConfigurableApplicationContext application = CounterApplication.start(url);
    private final EventStorageEngine engine = application.getBean(EventStorageEngine.class);
    private final StoredEvents stored = new StoredEvents(url);

    @AfterEach
    void stop() {
        application.close();
    }

    private static GlobalSequenceTrackingToken at(long position) {
        return new GlobalSequenceTrackingToken(position);
    }

    @Test
    void isAtTheLastEventOnceNothingBeforeItCanComeIn() throws SQLException {
        try (Connection slow = stored.transaction();
                Connection quick = stored.transaction()) {
            // given
            append(slow, "slow", 0);
            append(quick, "quick", 0);
            quick.commit();
            // then
            assertThatThrownBy(engine::createHeadToken).isInstanceOf(EventStoreException.class);
            // and when
            slow.commit();
            // then
            assertThat(engine.createHeadToken()).isEqualTo(at(2));
        }
    }

    @Test
    void isBeforeTheFirstEventOfATimeOnceNoneBeforeItCanComeIn() throws SQLException {
        try (Connection slow = stored.transaction();
                Connection quick = stored.transaction()) {
            // given
            append(quick, "early", 0, BEFORE);
            append(slow, "slow", 0, AFTER);
            append(quick, "quick", 0, AFTER);
            quick.commit();
            // then
            assertThatThrownBy(() -> engine.createTokenAt(THEN)).isInstanceOf(EventStoreException.class);
            // and when
            slow.commit();
            // then
            assertThat(engine.createTokenAt(THEN)).isEqualTo(at(1));
        }
    }

    @Test
    void isAtTheBeginningOfAnEmptyHistory() {
        assertThat(engine.createHeadToken()).isEqualTo(at(0));
        assertThat(engine.createTokenAt(THEN)).isEqualTo(at(0));
    }

    @Test
    void isAtTheEndForATimeThatHasNotCome() throws SQLException {
        try (Connection quick = stored.transaction()) {
            append(quick, "early", 0, BEFORE);
            quick.commit();
        }
        assertThat(engine.createTokenAt(THEN)).isEqualTo(at(1));
    }
}
