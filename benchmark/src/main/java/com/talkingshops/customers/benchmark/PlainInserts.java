package com.talkingshops.customers.benchmark;

import com.talkingshops.customers.benchmark.load.Outcome;
import com.talkingshops.customers.benchmark.load.Recording;
import com.talkingshops.customers.benchmark.machine.Cost;
import com.talkingshops.customers.benchmark.machine.RunningServer;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/**
 * The inserts of a write and nothing else: the event store's statement, prepared, in a transaction of its own, into a table of
 * the same form in the same PostgreSQL.
 *
 * @param rows events of one write
 */
record PlainInserts(RunningServer server, int rows) implements Subject {

    private static final byte[] PAYLOAD = """
            {"customerId":"019ab0000000c00000000001","mobile":"919876543210","name":"John Doe","email":"john@example.com","segment":"premium"}""".getBytes(StandardCharsets.UTF_8);
    private static final byte[] META_DATA = """
            {"actor":"01a2138e68048460f5ae6b65","actorName":"demo","requestId":"01a2138e756ced7fdd6e9b29","tenant":"01a2138e68004e1388815cdc"}""".getBytes(StandardCharsets.UTF_8);

    /** Makes the table, unless it is there. */
    PlainInserts {
        try {
            server.database().execute("create schema if not exists yardstick");
            server.database().execute("""
                    create table if not exists yardstick.domain_event_entry (like es.domain_event_entry including all)
                    """);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Outcome busy(Duration time) {
        var recording = new Recording();
        long end = System.nanoTime() + time.toNanos();
        try (var threads = Executors.newFixedThreadPool(CLIENTS)) {
            var clients = threads.invokeAll(IntStream.range(0, CLIENTS)
                    .<java.util.concurrent.Callable<Void>>mapToObj(client -> () -> {
                        insertUntil(end, recording);
                        return null;
                    })
                    .toList());
            for (var client : clients) {
                client.get();
            }
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
        return recording.outcome();
    }

    /** Latencies of the floor are not asked for. */
    @Override
    public Outcome open(double perSecond, Duration time) {
        return busy(time);
    }

    @Override
    public Cost cost() {
        return new Cost(0, server.cost().database());
    }

    private void insertUntil(long end, Recording recording) throws SQLException {
        String sql =
                "insert into yardstick.domain_event_entry (event_identifier, aggregate_identifier, sequence_number,"
                        + " type, time_stamp, payload_type, payload_revision, payload, meta_data) values (?,?,?,?,?,?,?,?,?)"
                        + ",(?,?,?,?,?,?,?,?,?)".repeat(rows - 1)
                        + " returning global_index";
        try (var connection = server.database().connect();
                var statement = connection.prepareStatement(sql)) {
            while (System.nanoTime() < end) {
                long start = System.nanoTime();
                bind(statement);
                statement.executeQuery().close();
                recording.note(start, true);
            }
        }
    }

    private void bind(PreparedStatement statement) throws SQLException {
        int at = 0;
        for (int row = 0; row < rows; row++) {
            statement.setString(++at, UUID.randomUUID().toString());
            statement.setString(++at, UUID.randomUUID().toString());
            statement.setLong(++at, 0);
            statement.setString(++at, "Customer");
            statement.setString(++at, Instant.now().toString());
            statement.setString(++at, "customer-registered");
            statement.setString(++at, null);
            statement.setBytes(++at, PAYLOAD);
            statement.setBytes(++at, META_DATA);
        }
    }
}
