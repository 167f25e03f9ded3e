package com.talkingshops.customers.query.operation;

import java.sql.SQLException;
import java.util.Set;

/** Tells failures at a limit of the database: whoever tries the same again runs into it again. */
final class LimitReached {

    /** Of time for a statement, of the disk, of room for what a statement puts aside (PostgreSQL, "PostgreSQL Error Codes"). */
    private static final Set<String> STATES = Set.of("57014", "53100", "53400");

    private LimitReached() {}

    static boolean is(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException e && e.getSQLState() != null && STATES.contains(e.getSQLState())) {
                return true;
            }
        }
        return false;
    }
}
