package com.talkingshops.customers.architecture.canary.customers.server;

import org.axonframework.queryhandling.QueryHandler;

/** A canary: answers from the wrong room. */
public class AnswersQueries {
    @QueryHandler
    Object handle(String query) {
        return query;
    }
}
