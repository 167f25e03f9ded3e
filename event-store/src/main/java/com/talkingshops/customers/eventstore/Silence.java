package com.talkingshops.customers.eventstore;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * How long a database may say nothing before its connection is given up: a machine that vanishes does not say so. Where statements
 * may take any time, only what the system's keepalives find out ends a connection.
 */
public final class Silence {

    private static final int WITHOUT_END = 0;

    private Silence() {}

    /** Lets statements on a connection take as long as they need; one of a pool is as others are again when it is given back. */
    public static void allow(Connection connection) throws SQLException {
        connection.setNetworkTimeout(Runnable::run, WITHOUT_END);
    }
}
