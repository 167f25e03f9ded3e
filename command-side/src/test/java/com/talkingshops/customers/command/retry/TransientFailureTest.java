package com.talkingshops.customers.command.retry;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.BatchUpdateException;
import java.sql.SQLException;
import org.axonframework.common.lock.DeadlockException;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataAccessResourceFailureException;

class TransientFailureTest {

    @Nested
    class IsTriedAgain {

        @Test
        void whenAnotherEventWasFirst() {
            // then
            assertThat(TransientFailure.is(new ConcurrencyException("first"))).isTrue();
            assertThat(TransientFailure.is(new AggregateStreamCreationException("first")))
                    .isTrue();
        }

        @Test
        void whenTwoWaitedForEachOther() {
            // then
            assertThat(TransientFailure.is(new DeadlockException("locks"))).isTrue();
            assertThat(TransientFailure.is(new CannotAcquireLockException("locks")))
                    .isTrue();
            assertThat(TransientFailure.is(new EventStoreException("append", new SQLException("deadlock", "40P01"))))
                    .isTrue();
        }

        @Test
        void whenTheReasonIsInOneOfABatch() {
            // given
            var batch = new BatchUpdateException("batch", "00000", new int[0]);
            batch.setNextException(new SQLException("serialization", "40001"));
            // then
            assertThat(TransientFailure.is(new EventStoreException("append", batch)))
                    .isTrue();
        }
    }

    @Nested
    class IsNotTriedAgain {

        @Test
        void whenItWouldFailAgain() {
            // then
            assertThat(TransientFailure.is(new IllegalStateException())).isFalse();
            assertThat(TransientFailure.is(new EventStoreException("append", new SQLException("syntax", "42601"))))
                    .isFalse();
            assertThat(TransientFailure.is(new SQLException("no state"))).isFalse();
        }

        @Test
        void whenTheDatabaseIsAway() {
            // then
            assertThat(TransientFailure.is(new DataAccessResourceFailureException("away")))
                    .isFalse();
        }
    }
}
