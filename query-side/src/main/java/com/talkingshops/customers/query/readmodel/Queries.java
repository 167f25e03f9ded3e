package com.talkingshops.customers.query.readmodel;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.axonframework.messaging.responsetypes.ResponseType;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.QueryGateway;
import org.springframework.stereotype.Component;

/** Asks a query on the thread of the request: what comes back is the answer, or the refusal itself and not a wrapping. */
@Component
public class Queries {

    private final QueryGateway gateway;

    Queries(QueryGateway gateway) {
        this.gateway = gateway;
    }

    /**
     * Asks for one answer.
     *
     * @throws com.talkingshops.customers.api.error.Rejection if the query is refused
     */
    public <T> T ask(Object query, Class<T> answer) {
        return ask(query, ResponseTypes.instanceOf(answer));
    }

    /**
     * Asks for an answer of a type.
     *
     * @throws com.talkingshops.customers.api.error.Rejection if the query is refused
     */
    public <T> T ask(Object query, ResponseType<T> answer) {
        CompletableFuture<T> answered = gateway.query(query, answer);
        try {
            return answered.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException refusal ? refusal : e;
        }
    }
}
