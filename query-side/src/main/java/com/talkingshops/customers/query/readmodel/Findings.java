package com.talkingshops.customers.query.readmodel;

/** Takes in what a comparison of two copies finds, row by row. */
public interface Findings {

    /** So many rows of a table were compared, of those that readers see. */
    void compared(String table, long rows);

    /** A row differs. */
    void found(Difference difference);

    /**
     * Asks whether the comparison goes on: to be called for each row, and before each statement that takes time. Asks once a second.
     *
     * @throws RuntimeException if nobody wants to know its outcome any more
     */
    void goesOn();
}
