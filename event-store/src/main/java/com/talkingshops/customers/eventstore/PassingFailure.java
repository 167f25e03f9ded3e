package com.talkingshops.customers.eventstore;

import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.Set;
import org.axonframework.common.AxonTransientException;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;

/** Tells failures that say nothing about an event: the same will succeed when the moment has passed. */
public final class PassingFailure {

    /**
     * By the class of the SQLState: connection, rollback by a deadlock or a conflict, resources, operator intervention,
     * system error.
     */
    private static final Set<String> CLASSES = Set.of("08", "40", "53", "57", "58");

    /**
     * A lock that was not available; a database that is suddenly read-only, as after a failover; a transaction that was given up, since
     * it did nothing or took too long.
     */
    private static final Set<String> STATES = Set.of("55P03", "25006", "25P03", "25P04");

    /**
     * A table, a schema or a column that is not there, or that may not be touched: a right that was lost, a node of another release than the tables
     * are of.
     */
    private static final Set<String> OF_TABLES = Set.of("42P01", "3F000", "42703", "42501");

    /** Where PostgreSQL finds that a change of its tables made a prepared statement void. */
    private static final String VOID_STATEMENT = "RevalidateCachedQuery";

    private PassingFailure() {}

    /** Whether a failure or one of its causes will have passed. */
    public static boolean is(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (isItself(cause)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Whether a failure or one of its causes says nothing about the event that was projected: what will have passed, tables that are not as the
     * program needs them, a machine that has no memory left. It is tried again with all others, so that a read model is late and not empty. A
     * stack that was too short is no such failure: it is what the event is nested in.
     */
    static boolean isOfNoEvent(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (isItself(cause) || isOfProgramOrTables(cause)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOfProgramOrTables(Throwable failure) {
        return switch (failure) {
            case StackOverflowError ignored -> false;
            case VirtualMachineError ignored -> true;
            case SQLException e -> e.getSQLState() != null && OF_TABLES.contains(e.getSQLState());
            default -> false;
        };
    }

    private static boolean isItself(Throwable failure) {
        return switch (failure) {
            case SQLTransientException ignored -> true;
            case SQLRecoverableException ignored -> true;
            case PSQLException e when isVoidStatement(e) -> true;
            case SQLException e -> isState(e.getSQLState());
            case TransientDataAccessException ignored -> true;
            case RecoverableDataAccessException ignored -> true;
            case CannotCreateTransactionException ignored -> true;
            case UnableToClaimTokenException ignored -> true;
            case AxonTransientException ignored -> true;
            case InterruptedException ignored -> true;
            default -> false;
        };
    }

    private static boolean isVoidStatement(PSQLException failure) {
        var told = failure.getServerErrorMessage();
        return told != null && VOID_STATEMENT.equals(told.getRoutine());
    }

    private static boolean isState(@Nullable String state) {
        return state != null
                && state.length() == 5
                && (CLASSES.contains(state.substring(0, 2)) || STATES.contains(state));
    }
}
