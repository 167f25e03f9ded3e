package com.talkingshops.customers.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

class HoldBackReaderTest {

    private final String url = TestDatabase.freshUrl();
    private HoldBackReader reader;

    @BeforeEach
    void migrate() {
        Flyway.configure()
                .dataSource(url, null, null)
                .schemas("es")
                .locations("classpath:db/migration/es")
                .load()
                .migrate();
        reader = new HoldBackReader(new SingleConnectionDataSource(url, true));
    }

    private Connection transaction() throws SQLException {
        Connection connection = DriverManager.getConnection(url);
        connection.setAutoCommit(false);
        return connection;
    }

    private static void append(Connection connection, String aggregate, long sequence) throws SQLException {
        try (var statement = connection.prepareStatement("insert into es.domain_event_entry (event_identifier,"
                + " aggregate_identifier, sequence_number, type, time_stamp, payload_type, payload, meta_data)"
                + " values (?, ?, ?, 'T', '2026-01-01T00:00:00.000Z', 't', '', '')")) {
            statement.setString(1, aggregate + "/" + sequence);
            statement.setString(2, aggregate);
            statement.setLong(3, sequence);
            statement.executeUpdate();
        }
    }

    private List<String> read(long after) {
        return reader.read(after, 100).stream()
                .map(read -> read.event().getEventIdentifier())
                .toList();
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
            slow.commit();
            assertThat(read(1)).containsExactly("slow/0", "quick/1");
        }
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
