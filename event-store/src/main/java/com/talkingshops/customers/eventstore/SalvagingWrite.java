package com.talkingshops.customers.eventstore;

import com.talkingshops.customers.eventstore.Batch.Handled;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import javax.sql.DataSource;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;
import org.springframework.jdbc.datasource.DataSourceUtils;

/**
 * Writes of a batch whatever can be written. The whole of it first; after a failure, halves of it, and halves of those, each
 * after a savepoint, so that one bad event in a thousand costs some twenty writes. An event that fails alone is left, and so
 * is whatever follows it in its sequence.
 */
final class SalvagingWrite {

    private final DataSource dataSource;

    /**
     * An event that was not written.
     *
     * @param failure why; {@code null} if it follows another that was not
     */
    record Left(
            EventMessage<?> event,
            String sequence,
            @Nullable Exception failure) {}

    SalvagingWrite(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * Writes what can be written, in the current transaction.
     *
     * @param sequenceOf what an event belongs to
     * @param closed sequences of which nothing may be written
     * @return what was left, in order
     * @throws RuntimeException if the failure is none of an event; nothing is to be committed then
     */
    List<Left> write(Batch batch, Function<EventMessage<?>, String> sequenceOf, Set<String> closed) {
        Connection connection = DataSourceUtils.getConnection(dataSource);
        try {
            return new Run(connection, batch, sequenceOf, closed).left();
        } finally {
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
    }

    /** Whether the current transaction is one that PostgreSQL takes no more statements in, but to roll it back. */
    boolean isTransactionBroken() {
        Connection connection = DataSourceUtils.getConnection(dataSource);
        try {
            return connection.isWrapperFor(BaseConnection.class)
                    && connection.unwrap(BaseConnection.class).getTransactionState() == TransactionState.FAILED;
        } catch (SQLException e) {
            // Of a connection that is gone: whoever uses it next will say so.
            return false;
        } finally {
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
    }

    /** One write. */
    private static final class Run {

        private final Connection connection;
        private final Batch batch;
        private final Map<String, String> sequences = new HashMap<>();
        private final Set<String> closed;
        private final Map<String, Exception> failures = new HashMap<>();
        private final Set<String> written = new HashSet<>();

        Run(Connection connection, Batch batch, Function<EventMessage<?>, String> sequenceOf, Set<String> closed) {
            this.connection = connection;
            this.batch = batch;
            this.closed = new HashSet<>(closed);
            batch.handled().forEach(one -> sequences.put(id(one), sequenceOf.apply(one.event())));
        }

        List<Left> left() {
            write(writable());
            return batch.handled().stream()
                    .filter(one -> !written.contains(id(one)))
                    .map(one -> new Left(one.event(), sequence(one), failures.get(id(one))))
                    .toList();
        }

        /** All before the first of their sequence that could not be handled. */
        private List<Handled> writable() {
            var writable = new ArrayList<Handled>();
            var stopped = new HashSet<>(closed);
            for (Handled one : batch.handled()) {
                if (one.failure() != null && stopped.add(sequence(one))) {
                    failures.put(id(one), one.failure());
                } else if (!stopped.contains(sequence(one))) {
                    writable.add(one);
                }
            }
            return writable;
        }

        private void write(List<Handled> part) {
            var open =
                    part.stream().filter(one -> !closed.contains(sequence(one))).toList();
            if (open.isEmpty()) {
                return;
            }
            Exception failure = attempt(open);
            if (failure == null) {
                open.forEach(one -> written.add(id(one)));
            } else if (open.size() == 1) {
                failures.put(id(open.getFirst()), failure);
                closed.add(sequence(open.getFirst()));
            } else {
                write(open.subList(0, open.size() / 2));
                write(open.subList(open.size() / 2, open.size()));
            }
        }

        private @Nullable Exception attempt(List<Handled> part) {
            try {
                Savepoint before = connection.setSavepoint();
                try {
                    batch.write(part);
                    if (part.size() < sequences.size()) {
                        connection.releaseSavepoint(before);
                    } // else the commit does, which is one statement less for a batch without failures
                    return null;
                } catch (RuntimeException | Error e) {
                    RuntimeException failure = ThrownError.asUnchecked(e);
                    if (PassingFailure.isOfNoEvent(failure)) {
                        throw failure;
                    }
                    connection.rollback(before);
                    return failure;
                }
            } catch (SQLException e) {
                throw new EventStoreException("A batch of events could not be written.", e);
            }
        }

        private String sequence(Handled one) {
            return sequences.getOrDefault(id(one), id(one));
        }

        private static String id(Handled one) {
            return one.event().getIdentifier();
        }
    }
}
