package com.talkingshops.customers.personal;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Lets one session at a time replace keys, and none while others open what they have read before. Sessions hold it, and not
 * transactions, which would not see what was done before they got it.
 */
public final class RotationLock {

    private static final String KEY = "(hashtextextended('es.key_rotation', 0))";

    private RotationLock() {}

    /** Takes it to replace keys; tells whether it was free. */
    static boolean take(Connection session) throws SQLException {
        return isTrue(session, "select pg_try_advisory_lock" + KEY);
    }

    static void giveBack(Connection session) throws SQLException {
        isTrue(session, "select pg_advisory_unlock" + KEY);
    }

    /**
     * Keeps keys from being replaced until {@link #giveBackShare}, or the end of the session.
     *
     * @return whether nobody was replacing some
     */
    public static boolean share(Connection session) throws SQLException {
        return isTrue(session, "select pg_try_advisory_lock_shared" + KEY);
    }

    /** Lets keys be replaced again. */
    public static void giveBackShare(Connection session) throws SQLException {
        isTrue(session, "select pg_advisory_unlock_shared" + KEY);
    }

    private static boolean isTrue(Connection session, String query) throws SQLException {
        try (Statement statement = session.createStatement();
                ResultSet answer = statement.executeQuery(query)) {
            return answer.next() && answer.getBoolean(1);
        }
    }
}
