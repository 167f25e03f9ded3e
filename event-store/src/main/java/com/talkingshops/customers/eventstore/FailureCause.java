package com.talkingshops.customers.eventstore;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.axonframework.messaging.deadletter.Cause;
import org.axonframework.messaging.deadletter.ThrowableCause;
import org.postgresql.util.PSQLException;

/**
 * What is told of a failure: its class, the SQLState and the constraint, and where in the program it was. Messages of
 * exceptions are not: they quote values, and values may be personal.
 */
final class FailureCause {

    private static final List<String> LIBRARIES = List.of(
            "java.",
            "jdk.",
            "com.zaxxer.",
            "org.postgresql.",
            "org.springframework.",
            "org.axonframework.",
            "tools.jackson.");

    private FailureCause() {}

    static Cause of(Throwable failure) {
        List<Throwable> chain = Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .toList();
        var told = new ArrayList<String>();
        for (Throwable cause : chain) {
            if (cause instanceof SQLException e && e.getSQLState() != null) {
                told.add("SQLState " + e.getSQLState());
                constraint(e).ifPresent(told::add);
                break;
            }
        }
        chain.reversed().stream()
                .flatMap(FailureCause::ownFrames)
                .findFirst()
                .ifPresent(frame -> told.add("at " + frame));
        return new ThrowableCause(chain.getLast().getClass().getName(), String.join(", ", told));
    }

    private static Optional<String> constraint(SQLException failure) {
        return failure instanceof PSQLException e && e.getServerErrorMessage() != null
                ? Optional.ofNullable(e.getServerErrorMessage().getConstraint()).map(name -> "constraint " + name)
                : Optional.empty();
    }

    private static Stream<StackTraceElement> ownFrames(Throwable failure) {
        return Stream.of(failure.getStackTrace())
                .filter(frame -> LIBRARIES.stream().noneMatch(frame.getClassName()::startsWith));
    }
}
