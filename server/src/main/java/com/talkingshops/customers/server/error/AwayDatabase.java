package com.talkingshops.customers.server.error;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.hibernate.TransactionException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;

/** Recognises that the database is away, busy or taken from us: the request was in order and may be tried again. */
final class AwayDatabase {

    /** Classes of SQLState: connection, transaction rolled back, resources, operator intervention, its system. */
    private static final Set<String> CLASSES = Set.of("08", "40", "53", "57", "58");

    /** Read-only transaction, as after a failover; one that was given up while nothing was done in it; a lock that was not to be had. */
    private static final Set<String> STATES = Set.of("25006", "25P03", "25P04", "55P03");

    private AwayDatabase() {}

    static Optional<Failure> read(Throwable thrown) {
        boolean away = switch (thrown) {
            case CannotCreateTransactionException ignored -> true;
            case DataAccessResourceFailureException ignored -> true;
            case TransientDataAccessException ignored -> true;
            case SQLTransientConnectionException ignored -> true;
            case SQLNonTransientConnectionException ignored -> true;
            case SQLRecoverableException ignored -> true;
            case SQLException exception -> tells(exception.getSQLState()) || isOfAClosedConnection(exception);
            // What broke a transaction that it could not even roll back.
            case TransactionException ignored -> true;
            // Every attempt met somebody else's change, or the server is going down.
            case ConcurrencyException ignored -> true;
            case RejectedExecutionException ignored -> true;
            default -> false;
        };
        return away ? Optional.of(Failure.unavailable()) : Optional.empty();
    }

    /** The pool's own, of a connection that it has given up. */
    private static boolean isOfAClosedConnection(SQLException exception) {
        return exception.getSQLState() == null
                && String.valueOf(exception.getMessage()).contains("closed");
    }

    private static boolean tells(@Nullable String state) {
        return state != null
                && state.length() == 5
                && (CLASSES.contains(state.substring(0, 2)) || STATES.contains(state));
    }
}
