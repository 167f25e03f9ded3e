package com.talkingshops.customers.eventstore.chain;

import com.talkingshops.customers.eventstore.replica.ReplicaReads;
import com.talkingshops.customers.eventstore.replica.WalPosition;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;
import org.axonframework.eventsourcing.eventstore.EventStoreException;

/**
 * Reads events and links by the million: from the replica, where it disturbs nobody, if there is one. What little is asked about
 * the present is asked of the primary.
 */
final class ChainReads {

    /** Whoever reads everything has the time. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final DataSource primary;
    private final DataSource either;
    private final ReplicaReads reads;

    ChainReads(DataSource primary, ReplicaReads reads) {
        this.primary = primary;
        this.either = reads.over(primary);
        this.reads = reads;
    }

    /** Reads something. */
    @FunctionalInterface
    interface Reading<T> {
        T from(Connection connection) throws SQLException;
    }

    /** Reads from the primary. */
    <T> T now(Reading<T> reading) {
        return read(primary, reading);
    }

    /**
     * Where all is seen that the primary shows now, and all that is chained up to a position. Links are committed without waiting
     * for the disk, so it is not enough that the replica has come to where the primary has written.
     */
    Past upTo(long position) {
        return new Past(reads.replica()
                .flatMap(replica -> replica.awaitNow(
                        connection -> ChainState.toBeChecked(connection).position() >= position, PATIENCE)));
    }

    /** What cannot change any more; may be read by several threads. */
    final class Past {

        private final Optional<WalPosition> onReplica;

        private Past(Optional<WalPosition> onReplica) {
            this.onReplica = onReplica;
        }

        <T> T read(Reading<T> reading) {
            return reads.read(onReplica, () -> ChainReads.read(either, reading));
        }
    }

    private static <T> T read(DataSource dataSource, Reading<T> reading) {
        try (Connection connection = dataSource.getConnection()) {
            return reading.from(connection);
        } catch (SQLException e) {
            throw new EventStoreException("Events and their links could not be read.", e);
        }
    }
}
