package com.talkingshops.customers.query.readmodel;

import com.talkingshops.customers.eventstore.replica.ReplicaReads;
import java.sql.SQLException;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.axonframework.messaging.responsetypes.ResponseType;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.QueryGateway;
import org.springframework.stereotype.Component;

/**
 * Asks a query on the thread of the request: what comes back is the answer, or the refusal itself and not a wrapping. What a replica
 * of the database fails to answer is asked once more of the primary; so is what went under in a deadlock, as may happen
 * while another copy of a read model takes over.
 */
@Component
public class Queries {

    /** PostgreSQL, appendix A: deadlock_detected. */
    private static final String DEADLOCK = "40P01";

    private final QueryGateway gateway;
    private final ReplicaReads reads;

    Queries(QueryGateway gateway, ReplicaReads reads) {
        this.gateway = gateway;
        this.reads = reads;
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
        try {
            return asked(query, answer);
        } catch (RuntimeException e) {
            if (!isOfDeadlock(e)) {
                throw e;
            }
            return asked(query, answer);
        }
    }

    private <T> T asked(Object query, ResponseType<T> answer) {
        return reads.read(() -> answer(gateway.query(query, answer)));
    }

    private static boolean isOfDeadlock(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .anyMatch(cause -> cause instanceof SQLException e && DEADLOCK.equals(e.getSQLState()));
    }

    private static <T> T answer(CompletableFuture<T> answered) {
        try {
            return answered.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException refusal ? refusal : e;
        }
    }
}
