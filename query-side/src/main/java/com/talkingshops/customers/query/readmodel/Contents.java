package com.talkingshops.customers.query.readmodel;

import org.springframework.jdbc.core.JdbcTemplate;

/** Compares what is in a table, which lies in rows of one form here and of another there. */
@FunctionalInterface
public interface Contents {

    /**
     * Compares it in a transaction that sees one moment, and may make temporary tables.
     *
     * @param live the schema that readers see
     * @param copy the schema with what should be there
     */
    void compare(JdbcTemplate moment, String live, String copy, Findings findings);
}
