package com.talkingshops.customers.eventstore.replica;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What can be told of a database by the way in which it failed. */
final class DatabaseFailure {

    private static final List<String> ENDED = List.of("08", "57P", "25P03", "25P04");

    private DatabaseFailure() {}

    /** What a database said, if that is the cause. */
    static Optional<SQLException> behind(@Nullable Throwable e) {
        return e == null || e instanceof SQLException ? Optional.ofNullable((SQLException) e) : behind(e.getCause());
    }

    /** Whether all connections were in use for too long, which says nothing of the database. */
    static boolean isBusy(SQLException e) {
        return e instanceof SQLTransientConnectionException && e.getCause() == null;
    }

    /** Whether a connection failed or was ended (PostgreSQL, appendix A: classes 08 and 57P, and timeouts of transactions). */
    static boolean isAway(Throwable e) {
        return e instanceof SQLException one
                        && one.getSQLState() != null
                        && ENDED.stream().anyMatch(one.getSQLState()::startsWith)
                || e.getCause() != null && isAway(e.getCause());
    }

    /** What it began with, in words. */
    static String reason(Throwable e) {
        return e.getCause() == null ? String.valueOf(e.getMessage()) : reason(e.getCause());
    }
}
