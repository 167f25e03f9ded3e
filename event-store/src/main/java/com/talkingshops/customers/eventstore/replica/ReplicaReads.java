package com.talkingshops.customers.eventstore.replica;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Lets a thread read from the replica, where there is one. A thread that has not said what the replica has to show it reads from
 * the primary, as whoever decides does; and so does one for which the replica shows too little, or fails.
 */
public final class ReplicaReads {

    /** There is no replica. */
    public static final ReplicaReads NONE = new ReplicaReads(null);

    private static final Logger LOG = LoggerFactory.getLogger(ReplicaReads.class);

    private final @Nullable Replica replica;
    private final ThreadLocal<@Nullable WalPosition> shown = new ThreadLocal<>();

    /**
     * Reads from a replica.
     *
     * @param replica {@code null} if there is none
     */
    public ReplicaReads(@Nullable Replica replica) {
        this.replica = replica;
    }

    /** What is read from; empty if there is none. */
    public Optional<Replica> replica() {
        return Optional.ofNullable(replica);
    }

    /** Connections to the replica for those who read from it, and for all others those to the primary. */
    public DataSource over(DataSource primary) {
        return replica == null ? primary : new ReplicaOrPrimary(primary, replica);
    }

    /** Has this thread read from the replica until it says otherwise, as long as that shows all up to a position. */
    public void begin(WalPosition position) {
        shown.set(position);
    }

    /**
     * Has this thread read from the primary.
     *
     * @return whether it has read from the replica until now
     */
    public boolean end() {
        boolean was = shown.get() != null;
        shown.remove();
        return was;
    }

    /** Reads; if the replica cannot answer, once more from the primary, where this thread then stays. */
    public <T> T read(Supplier<T> reading) {
        if (replica == null || shown.get() == null) {
            return reading.get();
        }
        try {
            return reading.get();
        } catch (RuntimeException e) {
            Optional<SQLException> failure = DatabaseFailure.behind(e);
            if (failure.isEmpty() || !end()) {
                throw e;
            }
            replica.failed(failure.get());
            return reading.get();
        }
    }

    /**
     * Reads something by itself.
     *
     * @param position up to which the replica has to show all; empty to read from the primary
     */
    public <T> T read(Optional<WalPosition> position, Supplier<T> reading) {
        position.ifPresent(this::begin);
        try {
            return read(reading);
        } finally {
            end();
        }
    }

    private final class ReplicaOrPrimary extends DelegatingDataSource {

        private final Replica replica;

        ReplicaOrPrimary(DataSource primary, Replica replica) {
            super(primary);
            this.replica = replica;
        }

        @Override
        public Connection getConnection() throws SQLException {
            WalPosition position = shown.get();
            if (position != null) {
                Optional<Connection> connection = replica.connection(position);
                if (connection.isPresent()) {
                    return connection.get();
                }
                LOG.debug("The primary is read from, for the replica does not show enough");
                end();
            }
            return super.getConnection();
        }
    }
}
