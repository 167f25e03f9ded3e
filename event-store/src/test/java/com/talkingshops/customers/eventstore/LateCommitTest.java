package com.talkingshops.customers.eventstore;

import static com.talkingshops.customers.eventstore.StoredEvents.append;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * A transaction appends, stays open past every timeout while others commit, and commits. Delivered by this module, and lost
 * by Axon's own engine: the test is known to bite.
 */
class LateCommitTest {

    /** By the clock of a node that is an hour slow, or of one that was paused: older than any timeout for gaps. */
    private static final Instant LONG_AGO = Instant.now().minus(Duration.ofHours(1));

    private final StoredEvents stored = new StoredEvents();

    /** Something that delivers events from where it stopped. */
    private interface Reader {
        List<String> readOn();
    }

    @Test
    void isDeliveredWhileAnIndexIsBuiltBeside() throws Exception {
        try (Connection indexing = buildsAnIndex();
                Connection late = stored.transaction();
                Connection quick = stored.transaction()) {
            var reader = new HoldBack(stored.url());
            // given
            append(quick, "quick", 0, LONG_AGO);
            quick.commit();
            assertThat(reader.readOn()).containsExactly("quick/0");
            append(late, "late", 0, LONG_AGO);
            var index = buildsAnIndexOfTheEvents();
            // when
            for (int i = 1; i <= 3; i++) {
                append(quick, "quick", i, LONG_AGO);
                quick.commit();
                assertThat(reader.readOn()).isEmpty();
            }
            assertThat(index).isNotDone();
            late.commit();
            // then
            assertThat(reader.readOn()).containsExactly("late/0", "quick/1", "quick/2", "quick/3");
            assertThat(indexing.isClosed()).isFalse();
            indexing.rollback();
            index.join();
        }
    }

    @Test
    void aGapThatARollbackLeftIsPassedAtOnceWhileAnIndexIsBuiltBeside() throws Exception {
        try (Connection indexing = buildsAnIndex();
                Connection doomed = stored.transaction();
                Connection quick = stored.transaction()) {
            // given
            append(doomed, "doomed", 0);
            doomed.rollback();
            append(quick, "quick", 0);
            quick.commit();
            // then
            assertThat(new HoldBack(stored.url()).readOn()).containsExactly("quick/0");
            assertThat(indexing.isClosed()).isFalse();
        }
    }

    @Test
    void isLostByTheStockEngine() throws SQLException {
        try (Connection late = stored.transaction();
                Connection quick = stored.transaction()) {
            var reader = new Stock(stored.url());
            // given
            append(quick, "quick", 0, LONG_AGO);
            quick.commit();
            assertThat(reader.readOn()).containsExactly("quick/0");
            append(late, "late", 0, LONG_AGO);
            // when
            append(quick, "quick", 1, LONG_AGO);
            quick.commit();
            assertThat(reader.readOn()).containsExactly("quick/1");
            late.commit();
            append(quick, "quick", 2, LONG_AGO);
            quick.commit();
            // then
            assertThat(reader.readOn()).containsExactly("quick/2");
            assertThat(reader.readOn()).isEmpty();
        }
    }

    /** A transaction that has built an index and is still open: it has an id, locks, and keeps the oldest transaction old. */
    private Connection buildsAnIndex() throws SQLException {
        Connection connection = stored.transaction();
        connection.createStatement().execute("create table large as select generate_series(1, 1000) as id");
        connection.createStatement().execute("create index on large (id)");
        return connection;
    }

    /** Has to wait for whoever is writing to the table, and so lasts. */
    private CompletableFuture<Void> buildsAnIndexOfTheEvents() {
        return CompletableFuture.runAsync(() -> {
            try (Connection connection = DriverManager.getConnection(stored.url())) {
                connection.createStatement().execute("create index concurrently on es.domain_event_entry (type)");
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private static final class HoldBack implements Reader {
        private final HoldBackReader reader;
        private long after;

        HoldBack(String url) {
            reader = new HoldBackReader(new SingleConnectionDataSource(url, true), new Pace(Duration.ZERO));
        }

        @Override
        public List<String> readOn() {
            var read = reader.read(after, 100);
            after = read.isEmpty() ? after : read.getLast().position();
            return read.stream()
                    .map(event -> event.event().getEventIdentifier())
                    .toList();
        }
    }

    /** With the settings that it comes with. */
    private static final class Stock implements Reader {
        private final JdbcEventStorageEngine engine;
        private @Nullable TrackingToken after;

        Stock(String url) {
            engine = JdbcEventStorageEngine.builder()
                    .schema(PostgresEventStorageEngine.SCHEMA)
                    .connectionProvider(() -> DriverManager.getConnection(url))
                    .transactionManager(NoTransactionManager.instance())
                    .eventSerializer(Jackson3Serializer.builder().build())
                    .snapshotSerializer(Jackson3Serializer.builder().build())
                    .build();
        }

        @Override
        public List<String> readOn() {
            var read = new ArrayList<String>();
            try (var events = engine.readEvents(after, false)) {
                events.forEach(event -> {
                    after = event.trackingToken();
                    read.add(((TrackedEventMessage<?>) event).getIdentifier());
                });
            }
            return read;
        }
    }
}
