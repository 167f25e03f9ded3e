package com.talkingshops.customers.personal;

import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Waits until whatever goes on in a database now has ended, so that nobody acts on what was true before. */
final class Fence {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final JdbcClient database;

    Fence(JdbcClient database) {
        this.database = database;
    }

    /**
     * Waits for all transactions that write and have begun by now (PostgreSQL, "Transaction ID and Snapshot Information Functions").
     *
     * @throws IllegalStateException if one of them takes longer than ten minutes
     */
    void await() {
        long now = number("select pg_current_xact_id()::text::bigint");
        for (long looks = 0; number("select pg_snapshot_xmin(pg_current_snapshot())::text::bigint") <= now; looks++) {
            if (looks > PATIENCE.dividedBy(BETWEEN_LOOKS)) {
                throw new IllegalStateException("A transaction has been open for ten minutes.");
            }
            rest(BETWEEN_LOOKS);
        }
    }

    /** Waits until every node has read keys anew. */
    static void rest(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The replacement of keys was interrupted, and goes on later.", e);
        }
    }

    private long number(String query) {
        return database.sql(query).query(Long.class).single();
    }
}
