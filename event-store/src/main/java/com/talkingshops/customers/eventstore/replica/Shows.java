package com.talkingshops.customers.eventstore.replica;

import java.sql.Connection;
import java.sql.SQLException;

/** Tells whether a database shows what somebody wants to see. */
@FunctionalInterface
public interface Shows {

    /** Whatever it shows is enough. */
    Shows ANYTHING = connection -> true;

    /** Looks, outside of a transaction. */
    boolean on(Connection connection) throws SQLException;
}
