package com.talkingshops.customers.command.retry;

import java.sql.SQLException;
import java.util.Set;
import java.util.stream.Stream;
import org.axonframework.common.lock.LockAcquisitionFailedException;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.springframework.dao.ConcurrencyFailureException;

/** Tells failures that another try may get past from those that it would meet again. */
final class TransientFailure {

    /** Somebody else was first; {@code AggregateStreamCreationException} when to a stream's first event. */
    private static final Set<Class<? extends Exception>> LOST_RACES = Set.of(
            ConcurrencyException.class,
            AggregateStreamCreationException.class,
            LockAcquisitionFailedException.class,
            ConcurrencyFailureException.class);

    /** PostgreSQL, appendix A: serialization_failure, deadlock_detected, lock_not_available. */
    private static final Set<String> LOST_RACES_IN_SQL = Set.of("40001", "40P01", "55P03");

    private TransientFailure() {}

    static boolean is(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(50)
                .anyMatch(cause -> isLostRace(cause) || isLostRaceInSql(cause));
    }

    private static boolean isLostRace(Throwable cause) {
        return LOST_RACES.stream().anyMatch(type -> type.isInstance(cause));
    }

    private static boolean isLostRaceInSql(Throwable cause) {
        return cause instanceof SQLException sql
                && Stream.iterate(sql, next -> next != null, SQLException::getNextException)
                        .limit(50)
                        .anyMatch(next -> LOST_RACES_IN_SQL.contains(String.valueOf(next.getSQLState())));
    }
}
