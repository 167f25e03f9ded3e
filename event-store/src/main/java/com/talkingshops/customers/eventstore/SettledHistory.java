package com.talkingshops.customers.eventstore;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.axonframework.eventsourcing.eventstore.EventStoreException;

/** Tells up to where the history is settled, for whoever must not leave out an event that is committed late. For one thread. */
public final class SettledHistory {

    /** What lies behind the sequence was not appended, and must not hide what will be. And which database says so. */
    private static final String LAST = "select coalesce(least((select max(global_index) from es.domain_event_entry),"
            + " pg_sequence_last_value(pg_get_serial_sequence('es.domain_event_entry', 'global_index')::regclass)), 0),"
            + " pg_postmaster_start_time()::text";

    private static final long PAUSE_NANOS = 10_000_000;

    private final DataSource dataSource;
    private GapProof proof = new GapProof();
    /** When the database was started that the proof was made on. */
    private String life = "";

    /** Reads where the primary of the database is. */
    public SettledHistory(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * Looks once, and waits for nobody: a transaction that appends just now is what a later look waits for.
     *
     * @return the position up to which a statement that starts from now on sees all that will ever be there
     */
    public long look() {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(true);
            long last = seen(connection);
            while (last > proof.settled().upTo() && proof.advance(connection, last, false)) {
                // The proof that is concluded may be one that began at an earlier look.
            }
            return proof.settled().upTo();
        } catch (SQLException e) {
            proof.forget();
            throw new EventStoreException("Up to where the history is settled could not be read.", e);
        }
    }

    /**
     * Waits until all is settled that can be seen now.
     *
     * @param patience how long to wait for transactions that append to end
     * @return the position of the last event that can be seen now; what is committed before it later is there by then
     * @throws EventStoreException if one of them does not end
     */
    long awaitHead(Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        long head = head();
        while (look() < head) {
            if (System.nanoTime() > deadline || Thread.currentThread().isInterrupted()) {
                throw new EventStoreException("Up to position " + head + " there may still come events in: "
                        + "a transaction that appends has not ended.");
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        return head;
    }

    private long head() {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(true);
            return seen(connection);
        } catch (SQLException e) {
            throw new EventStoreException("Where the history ends could not be read.", e);
        }
    }

    /** The last position. Another database, which took over or came back with less, gives positions again: nothing is proven of it. */
    private long seen(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(LAST);
                ResultSet row = statement.executeQuery()) {
            row.next();
            long last = row.getLong(1);
            String started = row.getString(2);
            if (!started.equals(life) || last < proof.settled().upTo()) {
                proof = new GapProof();
                life = started;
            }
            return last;
        }
    }
}
