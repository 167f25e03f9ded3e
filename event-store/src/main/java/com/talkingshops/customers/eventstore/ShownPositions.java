package com.talkingshops.customers.eventstore;

import java.sql.Connection;

/** Tells how far the processors of events have come in a database that is behind the one that they write to. */
public interface ShownPositions {

    /**
     * Whether a database shows what every processor wrote about the event at a position. The tokens are looked at, which come
     * together with the rows, and behind the events.
     *
     * @param connection to that database
     * @param position one that {@link AppendListener} or {@link ReadPositions#head} told
     */
    boolean areShown(Connection connection, long position);
}
