package com.talkingshops.customers.eventstore.replica;

/**
 * A place in the log that a primary writes and its replicas replay. Whoever has replayed it shows whatever the primary showed
 * when it was the end.
 *
 * @param text as PostgreSQL writes a {@code pg_lsn}
 */
public record WalPosition(String text) {

    /** Before everything. */
    static final WalPosition BEGINNING = new WalPosition("0/0");
}
