package com.talkingshops.customers.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.talkingshops.customers.eventstore.CounterApplication.Appends;
import com.talkingshops.customers.eventstore.CounterApplication.Count;
import com.talkingshops.customers.eventstore.CounterApplication.Counted;
import com.talkingshops.customers.eventstore.CounterApplication.Listing;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.ReplayToken;
import org.axonframework.eventhandling.TrackingEventProcessor;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.serialization.Serializer;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

class EventStoreTest {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static ConfigurableApplicationContext application;
    private static CommandGateway commands;
    private static ReadPositions positions;
    private static Listing listing;

    @BeforeAll
    static void start() {
        application = CounterApplication.start(TestDatabase.freshUrl());
        commands = application.getBean(CommandGateway.class);
        positions = application.getBean(ReadPositions.class);
        listing = application.getBean(Listing.class);
    }

    @AfterAll
    static void stop() {
        application.close();
    }

    @Test
    void runsOnTheEnginesThatItShould() {
        assertThat(application.getBean(EventStorageEngine.class)).isInstanceOf(PostgresEventStorageEngine.class);
        assertThat(application.getBean(EventStore.class)).isInstanceOf(EmbeddedEventStore.class);
        assertThat(application.getBean(TokenStore.class)).isInstanceOf(StrictTokenStore.class);
        assertThat(application.getBean(TransactionManager.class)).isInstanceOf(SpringTransactionManager.class);
        assertThat(application.getBean(EventProcessingConfiguration.class).eventProcessor("listing"))
                .containsInstanceOf(TrackingEventProcessor.class);
    }

    @Test
    void tellsThePositionOfTheLastEventOfAnAppend() {
        // given
        var appends = application.getBean(Appends.class);
        // when
        int value = commands.sendAndWait(new Count("positions", 3));
        // then
        assertThat(value).isEqualTo(3);
        assertThat(appends.positions.getLast()).isEqualTo(positions.head());
        assertThat(appends.positions.getLast())
                .isEqualTo(JdbcClient.create(application.getBean(javax.sql.DataSource.class))
                        .sql("select global_index from es.domain_event_entry where aggregate_identifier = 'positions'"
                                + " and sequence_number = 2")
                        .query(Long.class)
                        .single());
    }

    @Test
    void waitsUntilTheProjectionHasHandledAPosition() {
        // given
        listing.open = new CountDownLatch(1);
        commands.sendAndWait(new Count("waited-for", 2));
        long position = positions.head();
        // when
        boolean tooEarly = positions.await(position, Duration.ofMillis(200));
        listing.open.countDown();
        boolean inTime = positions.await(position, SOON);
        // then
        assertThat(tooEarly).isFalse();
        assertThat(inTime).isTrue();
        assertThat(listing.seen).contains(new Counted("waited-for", 1), new Counted("waited-for", 2));
        assertThat(positions.byProcessor()).containsOnlyKeys("listing");
        assertThat(positions.byProcessor().get("listing")).isGreaterThanOrEqualTo(position);
    }

    @Test
    void doesNotWaitForEventsThatNoProjectionHandles() {
        // given
        var eventStore = application.getBean(EventStore.class);
        application
                .getBean(TransactionManager.class)
                .executeInTransaction(() -> eventStore.publish(
                        new GenericDomainEventMessage<>("Note", "note-1", 0, "nobody handles a string")));
        // then
        assertThat(positions.await(positions.head(), SOON)).isTrue();
    }

    @Test
    void writesABatchOnce() {
        // given
        listing.open = new CountDownLatch(1);
        commands.sendAndWait(new Count("first of the batch", 1));
        for (int i = 0; i < 50; i++) {
            commands.sendAndWait(new Count("batched-" + i, 1));
        }
        int before = listing.batches.size();
        // when
        listing.open.countDown();
        assertThat(positions.await(positions.head(), SOON)).isTrue();
        // then
        List<Integer> batches = listing.batches.subList(before, listing.batches.size());
        assertThat(batches).hasSizeLessThan(10);
        assertThat(batches.stream().mapToInt(Integer::intValue).sum()).isGreaterThanOrEqualTo(50);
    }

    @Test
    void refusesASecondEventInAPlaceThatIsTaken() {
        // given
        var engine = application.getBean(EventStorageEngine.class);
        var first = new GenericDomainEventMessage<>("Counter", "contended", 0, new Counted("contended", 1));
        var second = new GenericDomainEventMessage<>("Counter", "contended", 0, new Counted("contended", 1));
        engine.appendEvents(first);
        // then
        assertThatThrownBy(() -> engine.appendEvents(second)).isInstanceOf(ConcurrencyException.class);
    }

    @Test
    void storesEventsUnderTheirPinnedNames() {
        // given
        commands.sendAndWait(new Count("pinned", 1));
        // then
        assertThat(JdbcClient.create(application.getBean(javax.sql.DataSource.class))
                        .sql("select payload_type from es.domain_event_entry where aggregate_identifier = 'pinned'")
                        .query(String.class)
                        .single())
                .isEqualTo("counted");
        assertThat(application
                        .getBean(EventStore.class)
                        .readEvents("pinned")
                        .next()
                        .getPayload())
                .isEqualTo(new Counted("pinned", 1));
    }

    @Test
    void readsAReplayTokenBack() {
        // given
        var serializer = application.getBean(Serializer.class);
        var token =
                ReplayToken.createReplayToken(new GlobalSequenceTrackingToken(10), new GlobalSequenceTrackingToken(3));
        // then
        assertThat((Object) serializer.deserialize(serializer.serialize(token, byte[].class)))
                .isEqualTo(token);
    }

    @Test
    void doesNotStoreATokenForAProcessorThatLostItsClaim() {
        // given
        var tokens = application.getBean(TokenStore.class);
        var transactions = application.getBean(TransactionManager.class);
        var token = new GlobalSequenceTrackingToken(1);
        // then
        assertThatThrownBy(() -> transactions.executeInTransaction(() -> tokens.storeToken(token, "nobody", 0)))
                .isInstanceOf(UnableToClaimTokenException.class);
        assertThat(transactions.fetchInTransaction(() -> tokens.fetchSegments("nobody")))
                .isEmpty();
    }
}
