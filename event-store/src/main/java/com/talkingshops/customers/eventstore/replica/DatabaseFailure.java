package com.talkingshops.customers.eventstore.replica;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What can be told of a database by the way in which it failed. */
final class DatabaseFailure {

    private DatabaseFailure() {}

    /** What a database said, if that is the cause. */
    static Optional<SQLException> behind(@Nullable Throwable e) {
        return e == null || e instanceof SQLException ? Optional.ofNullable((SQLException) e) : behind(e.getCause());
    }

    /** Whether all connections were in use for too long, which says nothing of the database. */
    static boolean isBusy(SQLException e) {
        return e instanceof SQLTransientConnectionException && e.getCause() == null;
    }

    /** Whether a connection failed or was ended (PostgreSQL, appendix A: classes 08 and 57P). */
    static boolean isAway(Throwable e) {
        return e instanceof SQLException one
                        && one.getSQLState() != null
                        && (one.getSQLState().startsWith("08")
                                || one.getSQLState().startsWith("57P"))
                || e.getCause() != null && isAway(e.getCause());
    }

    /** What it began with, in words. */
    static String reason(Throwable e) {
        return e.getCause() == null ? String.valueOf(e.getMessage()) : reason(e.getCause());
    }
}
