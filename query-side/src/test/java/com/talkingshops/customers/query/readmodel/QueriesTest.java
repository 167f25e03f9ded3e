package com.talkingshops.customers.query.readmodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.talkingshops.customers.eventstore.replica.ReplicaReads;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Queue;
import org.axonframework.queryhandling.DefaultQueryGateway;
import org.axonframework.queryhandling.SimpleQueryBus;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.QueryTimeoutException;

class QueriesTest {

    private final SimpleQueryBus bus = SimpleQueryBus.builder().build();
    private final Queries queries =
            new Queries(DefaultQueryGateway.builder().queryBus(bus).build(), ReplicaReads.NONE);
    private final Queue<DataAccessException> failures = new ArrayDeque<>();

    @BeforeEach
    void answer() {
        bus.<String>subscribe(String.class.getName(), String.class, query -> {
            if (!failures.isEmpty()) {
                throw failures.remove();
            }
            return "an answer";
        });
    }

    @Test
    void asksAgainWhatWentUnderInADeadlock() {
        failures.add(failed("40P01"));

        assertThat(queries.ask("a query", String.class)).isEqualTo("an answer");
    }

    @Test
    void butNotForEver() {
        failures.add(failed("40P01"));
        failures.add(failed("40P01"));

        assertThatThrownBy(() -> queries.ask("a query", String.class)).isInstanceOf(CannotAcquireLockException.class);
    }

    @Test
    void doesNotAskAgainWhatFailedOtherwise() {
        failures.add(new QueryTimeoutException("too late", new SQLException("too late", "57014")));

        assertThatThrownBy(() -> queries.ask("a query", String.class)).isInstanceOf(QueryTimeoutException.class);
    }

    private static DataAccessException failed(String state) {
        return new CannotAcquireLockException("no", new SQLException("no", state));
    }
}
