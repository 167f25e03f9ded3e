package com.talkingshops.customers.architecture.canary.customers.query;

import org.axonframework.queryhandling.QueryHandler;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A canary: an answer without its tenant. */
public class AnswersWithJdbc {
    private final JdbcClient database;

    AnswersWithJdbc(JdbcClient database) {
        this.database = database;
    }

    @QueryHandler
    Object handle(String query) {
        return database.sql(query).query().singleValue();
    }
}
