package com.talkingshops.customers.eventstore;

import static com.talkingshops.customers.eventstore.StoredEvents.append;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

class HoldBackReaderTest {

    private final StoredEvents stored = new StoredEvents();
    private final HoldBackReader reader =
            new HoldBackReader(new SingleConnectionDataSource(stored.url(), true), new Pace(Duration.ZERO));

    @Test
    void provesAnewWhereAnotherDatabaseAnswersThatIsBehind() throws Exception {
        try (var former = EmbeddedPostgres.start();
                Connection slow = transaction();
                Connection quick = transaction()) {
            // given a history that has come far, with a gap
            var ahead = new StoredEvents(former.getJdbcUrl("postgres", "postgres"));
            var connections = new DriverManagerDataSource(ahead.url());
            var reading = new HoldBackReader(connections, new Pace(Duration.ZERO));
            try (Connection writing = ahead.transaction()) {
                append(writing, "doomed", 0);
                writing.rollback();
                append(writing, "early", 0);
                append(writing, "early", 1);
                append(writing, "early", 2);
                writing.commit();
            }
            assertThat(reading.read(0, 100)).hasSize(3);
            // when
            connections.setUrl(stored.url());
            append(slow, "slow", 0);
            append(quick, "quick", 0);
            quick.commit();
            // then
            assertThat(reading.read(0, 100)).isEmpty();
            assertThat(reading.heldBack()).isPresent();
            // when
            slow.commit();
            // then
            assertThat(reading.read(0, 100))
                    .extracting(read -> read.event().getEventIdentifier())
                    .containsExactly("slow/0", "quick/0");
            assertThat(reading.heldBack()).isEmpty();
        }
    }

    private Connection transaction() throws SQLException {
        return stored.transaction();
    }

    private List<String> read(long after) {
        return reader.read(after, 100).stream()
                .map(read -> read.event().getEventIdentifier())
                .toList();
    }

    private static void appendHalfOfAPortion(Connection connection, int sequence) throws SQLException {
        append(connection, "large", sequence, Instant.now(), new byte[(int) EventRows.BYTES / 2]);
    }

    @Test
    void readsNoMoreOfLargeEventsThanFitsIntoMemory() throws SQLException {
        // given
        try (Connection writing = transaction()) {
            for (int i = 0; i < 3; i++) {
                appendHalfOfAPortion(writing, i);
            }
            writing.commit();
        }
        // then
        assertThat(read(0)).containsExactly("large/0", "large/1");
        assertThat(read(2)).containsExactly("large/2");
        assertThat(read(3)).isEmpty();
    }

    @Test
    void waitsForATransactionThatMayStillFillAGapBehindLargeEvents() throws SQLException {
        try (Connection slow = transaction();
                Connection quick = transaction()) {
            // given
            appendHalfOfAPortion(quick, 0);
            append(slow, "slow", 0);
            appendHalfOfAPortion(quick, 1);
            appendHalfOfAPortion(quick, 2);
            quick.commit();
            // then
            assertThat(read(0)).containsExactly("large/0");
            assertThat(read(1)).isEmpty();
            assertThat(reader.heldBack()).isPresent();
            // when
            slow.commit();
            // then
            assertThat(read(1)).containsExactly("slow/0", "large/1", "large/2");
            assertThat(reader.heldBack()).isEmpty();
        }
    }

    @Test
    void waitsForATransactionThatMayStillFillAGap() throws SQLException {
        try (Connection slow = transaction();
                Connection quick = transaction()) {
            // given
            append(slow, "slow", 0);
            append(quick, "quick", 0);
            quick.commit();
            // then
            assertThat(read(0)).isEmpty();
            // when
            slow.commit();
            // then
            assertThat(read(0)).containsExactly("slow/0", "quick/0");
        }
    }

    @Test
    void deliversWhatLiesBeforeTheGapMeanwhile() throws SQLException {
        try (Connection slow = transaction();
                Connection quick = transaction()) {
            // given
            append(quick, "quick", 0);
            append(slow, "slow", 0);
            append(quick, "quick", 1);
            quick.commit();
            // then
            assertThat(read(0)).containsExactly("quick/0");
            assertThat(reader.delivered()).isEqualTo(1);
            slow.commit();
            assertThat(read(1)).containsExactly("slow/0", "quick/1");
            assertThat(reader.delivered()).isEqualTo(3);
        }
    }

    @Test
    void tellsForWhichPositionItWaitsAndWhoHoldsIt() throws SQLException {
        try (Connection slow = transaction();
                Connection quick = transaction()) {
            // given
            slow.createStatement().execute("set application_name = 'slow import'");
            append(slow, "slow", 0);
            append(quick, "quick", 0);
            quick.commit();
            assertThat(reader.heldBack()).isEmpty();
            // when
            read(0);
            // then
            assertThat(reader.heldBack()).hasValueSatisfying(held -> {
                assertThat(held.position()).isEqualTo(1);
                assertThat(held.since()).isPositive();
                assertThat(held.holders()).singleElement().satisfies(holder -> {
                    assertThat(holder.pid()).isEqualTo(pid(slow));
                    assertThat(holder.application()).isEqualTo("slow import");
                    assertThat(holder.began()).isNotNull();
                });
            });
            // when
            slow.commit();
            read(0);
            // then
            assertThat(reader.heldBack()).isEmpty();
        }
    }

    @Test
    void tellsOfNoGapThatIsClosedThoughNobodyReadsAnyMore() throws SQLException {
        try (Connection slow = transaction();
                Connection quick = transaction()) {
            // given
            append(slow, "slow", 0);
            append(quick, "quick", 0);
            quick.commit();
            read(0);
            assertThat(reader.heldBack()).isPresent();
            assertThat(reader.heldBack()).isPresent();
            // when another node has come to read
            slow.commit();
            // then
            assertThat(reader.heldBack()).isEmpty();
        }
    }

    @Test
    void tellsOfNoGapOfAFormerLifeOfTheDatabase() throws Exception {
        try (var former = EmbeddedPostgres.start();
                Connection slow = new StoredEvents(former.getJdbcUrl("postgres", "postgres")).transaction();
                Connection quick = DriverManager.getConnection(former.getJdbcUrl("postgres", "postgres"))) {
            // given
            var connections = new DriverManagerDataSource(former.getJdbcUrl("postgres", "postgres"));
            var reading = new HoldBackReader(connections, new Pace(Duration.ZERO));
            append(slow, "slow", 0);
            append(quick, "quick", 0);
            assertThat(reading.read(0, 100)).isEmpty();
            assertThat(reading.heldBack()).isPresent();
            // when
            connections.setUrl(stored.url());
            // then
            assertThat(reading.heldBack()).isEmpty();
            assertThat(reading.read(0, 100)).isEmpty();
        }
    }

    @Test
    void forgetsForWhatItWaitedWithWhatItHadProven() throws SQLException {
        try (Connection slow = transaction();
                Connection quick = transaction()) {
            // given
            var connections = new DriverManagerDataSource(stored.url());
            var reading = new HoldBackReader(connections, new Pace(Duration.ZERO));
            append(slow, "slow", 0);
            append(quick, "quick", 0);
            quick.commit();
            reading.read(0, 100);
            // when
            connections.setUrl("jdbc:postgresql://127.0.0.1:1/nobody");
            assertThatThrownBy(() -> reading.read(0, 100)).isInstanceOf(EventStoreException.class);
            // then nobody need be asked
            assertThat(reading.heldBack()).isEmpty();
        }
    }

    private static int pid(Connection connection) throws SQLException {
        return connection.unwrap(PGConnection.class).getBackendPID();
    }

    @Test
    void passesAGapThatARollbackLeft() throws SQLException {
        try (Connection doomed = transaction();
                Connection quick = transaction()) {
            append(doomed, "doomed", 0);
            append(quick, "quick", 0);
            quick.commit();
            doomed.rollback();
            assertThat(read(0)).containsExactly("quick/0");
        }
    }

    @Test
    void isNotHeldUpByTransactionsThatDoNotAppend() throws SQLException {
        try (Connection idle = transaction();
                Connection doomed = transaction();
                Connection quick = transaction()) {
            // given a long transaction with a snapshot, a transaction id and a lock on the table
            idle.createStatement().execute("create temporary table busy (a int)");
            idle.createStatement().execute("select count(*) from es.domain_event_entry");
            idle.createStatement().execute("lock table es.domain_event_entry in row exclusive mode");
            append(doomed, "doomed", 0);
            doomed.rollback();
            append(quick, "quick", 0);
            quick.commit();
            // then
            assertThat(read(0)).containsExactly("quick/0");
        }
    }

    @Test
    void skipsNothingUnderManyWriters() throws Exception {
        // given
        int writers = 8;
        int each = "full".equals(System.getProperty("test.size")) ? 20_000 : 400;
        var committed = new AtomicInteger();
        var writing = IntStream.range(0, writers)
                .mapToObj(writer -> CompletableFuture.runAsync(
                        () -> write(writer, each, committed),
                        task -> Thread.ofPlatform().start(task)))
                .toList();
        // when
        var seen = new java.util.HashSet<String>();
        long after = 0;
        var all = CompletableFuture.allOf(writing.toArray(CompletableFuture[]::new));
        boolean finished;
        int read;
        do {
            finished = all.isDone();
            var events = reader.read(after, 50);
            read = events.size();
            for (var event : events) {
                assertThat(event.position()).isGreaterThan(after);
                after = event.position();
                assertThat(seen.add(event.event().getEventIdentifier())).isTrue();
            }
        } while (!finished || read > 0);
        all.join();
        // then
        assertThat(seen).hasSize(committed.get());
    }

    private void write(int writer, int count, AtomicInteger committed) {
        var random = ThreadLocalRandom.current();
        try (Connection connection = transaction()) {
            for (int i = 0; i < count; i++) {
                append(connection, "writer-" + writer, i);
                if (random.nextInt(20) == 0) {
                    LockSupport.parkNanos(random.nextInt(20_000_000));
                }
                if (random.nextInt(10) == 0) {
                    connection.rollback();
                } else {
                    connection.commit();
                    committed.incrementAndGet();
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
