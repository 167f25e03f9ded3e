package com.talkingshops.customers.benchmark;

import com.talkingshops.customers.benchmark.machine.Database;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** Looks, while a load runs, for how long the oldest event that is not chained yet has been waiting. */
final class ChainLag implements AutoCloseable {

    private static final String OLDEST = """
            select extract(epoch from clock_timestamp() - time_stamp::timestamptz) * 1000
            from es.domain_event_entry where global_index > (select position from es.chain_state)
            order by global_index limit 1
            """;

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

    private final CompletableFuture<Long> longest = new CompletableFuture<>();
    private final Thread thread;

    private ChainLag(Database database) {
        this.thread = Thread.ofPlatform().name("chain-lag").start(() -> look(database));
    }

    static ChainLag watch(Database database) {
        return new ChainLag(database);
    }

    private void look(Database database) {
        try (var connection = database.connect();
                var oldest = connection.prepareStatement(OLDEST)) {
            long most = 0;
            while (!Thread.currentThread().isInterrupted()) {
                try (var row = oldest.executeQuery()) {
                    most = Math.max(most, row.next() ? row.getLong(1) : 0);
                }
                pause();
            }
            longest.complete(most);
        } catch (SQLException e) {
            longest.completeExceptionally(e);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(BETWEEN_LOOKS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends the looking. */
    @Override
    public void close() {
        thread.interrupt();
    }

    /** The longest that an event was seen waiting, in seconds, once the looking has ended. */
    double seconds() throws ExecutionException, InterruptedException {
        return longest.get() / 1000.0;
    }
}
