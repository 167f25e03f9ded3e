package com.talkingshops.customers.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.talkingshops.customers.eventstore.CounterApplication.Count;
import com.talkingshops.customers.eventstore.CounterApplication.Counted;
import com.talkingshops.customers.eventstore.CounterApplication.Listing;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.TrackingEventProcessor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Two nodes that never look for themselves, so that whatever arrives was told. */
class SignalTest {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String NEVER = "1h";
    private static final String LISTENER = "event-store listener";

    private static String url;
    private static ConfigurableApplicationContext projecting;
    private static ConfigurableApplicationContext appending;
    private static Listing listing;
    private static JdbcClient database;

    @BeforeAll
    static void start() {
        url = TestDatabase.freshUrl();
        database = JdbcClient.create(new DriverManagerDataSource(url));
        projecting = node();
        var processor = projecting
                .getBean(EventProcessingConfiguration.class)
                .eventProcessor("listing", TrackingEventProcessor.class)
                .orElseThrow();
        await().atMost(SOON)
                .until(() -> processor.processingStatus().values().stream().anyMatch(segment -> segment.isCaughtUp()));
        appending = node();
        listing = projecting.getBean(Listing.class);
        await().atMost(SOON).until(() -> sessions(LISTENER) == 2);
    }

    private static ConfigurableApplicationContext node() {
        return CounterApplication.start(url, "event-store.poll=" + NEVER, "event-store.position-poll=" + NEVER);
    }

    @AfterAll
    static void stop() {
        appending.close();
        projecting.close();
    }

    private static void append(String counter) {
        appending.getBean(CommandGateway.class).sendAndWait(new Count(counter, 1));
    }

    private static void awaitSeen(String counter) {
        await().atMost(SOON).untilAsserted(() -> assertThat(listing.seen).contains(new Counted(counter, 1)));
    }

    private static long sessions(String application) {
        return database.sql("select count(*) from pg_stat_activity where application_name = ?"
                        + " and datname = current_database()")
                .param(application)
                .query(Long.class)
                .single();
    }

    private static void terminate(String application) {
        database.sql("select pg_terminate_backend(pid) from pg_stat_activity where application_name = ?"
                        + " and datname = current_database()")
                .param(application)
                .query()
                .listOfRows();
    }

    @Test
    void anEventOfOneNodeReachesAProcessorOfAnother() {
        // when
        append("told");
        // then
        awaitSeen("told");
    }

    @Test
    void whoWaitsOnOneNodeIsToldHowFarAnotherHasCome() {
        // given
        append("waited for");
        var positions = appending.getBean(ReadPositions.class);
        // then
        assertThat(positions.await(positions.head(), SOON)).isTrue();
    }

    @Test
    void aListenerThatLosesItsConnectionComesBack() {
        // when
        terminate(LISTENER);
        append("while nobody listens");
        // then
        awaitSeen("while nobody listens");
        await().atMost(SOON).until(() -> sessions(LISTENER) == 2);
        append("when they listen again");
        awaitSeen("when they listen again");
    }

    @Test
    void anAnnouncerThatLosesItsConnectionComesBack() {
        // given
        append("before");
        // when
        terminate("event-store announcer");
        append("after");
        // then
        awaitSeen("after");
    }

    @Test
    void aBurstIsToldInFewSignals() throws Exception {
        try (Connection listening = DriverManager.getConnection(url);
                var writers = Executors.newFixedThreadPool(16)) {
            // given
            listening.createStatement().execute("listen " + Signal.APPENDED.channel());
            // when
            var written = IntStream.range(0, 1_000)
                    .mapToObj(i -> writers.submit(() -> append("burst-" + i)))
                    .toList();
            for (var write : written) {
                write.get();
            }
            awaitSeen("burst-999");
            // then
            assertThat(heard(listening)).isBetween(1, 500);
        }
    }

    private static int heard(Connection listening) throws SQLException {
        return listening.unwrap(PGConnection.class).getNotifications(1_000).length;
    }
}
