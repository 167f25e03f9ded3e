package com.talkingshops.customers.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.talkingshops.customers.eventstore.CounterApplication.Appends;
import com.talkingshops.customers.eventstore.CounterApplication.Counted;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

class AppendAtCommitTest {

    private static ConfigurableApplicationContext application;
    private static EventStorageEngine engine;
    private static JdbcClient database;
    private static TransactionTemplate transaction;

    @BeforeAll
    static void start() {
        application = CounterApplication.start(TestDatabase.freshUrl());
        engine = application.getBean(EventStorageEngine.class);
        database = application.getBean(JdbcClient.class);
        transaction = new TransactionTemplate(application.getBean(PlatformTransactionManager.class));
        database.sql("create table beside (name text)").update();
    }

    @AfterAll
    static void stop() {
        application.close();
    }

    @Test
    void commitsInTheRoundTripThatAppends() {
        // given
        var states = new ArrayList<TransactionState>();
        // when
        transaction.executeWithoutResult(status -> {
            writeBeside("one round trip");
            append("one round trip", 0);
            states.add(state());
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void beforeCompletion() {
                    states.add(state());
                }
            });
        });
        // then
        assertThat(states).containsExactly(TransactionState.OPEN, TransactionState.IDLE);
        assertThat(stored("one round trip")).containsExactly(0L);
        assertThat(besides("one round trip")).isOne();
    }

    @Test
    void storesAllEventsOfATransactionInTheirOrderAndTellsOfThemOnce() {
        // given
        var appends = application.getBean(Appends.class);
        int told = appends.positions.size();
        // when
        transaction.executeWithoutResult(status -> {
            append("twice", 0);
            append("twice", 1);
            assertThat(stored("twice")).isEmpty();
        });
        // then
        assertThat(stored("twice")).containsExactly(0L, 1L);
        assertThat(appends.positions.subList(told, appends.positions.size())).containsExactly(position("twice", 1));
    }

    @Test
    void storesNothingOfATransactionThatIsRolledBack() {
        // when
        transaction.executeWithoutResult(status -> {
            writeBeside("rolled back");
            append("rolled back", 0);
            status.setRollbackOnly();
        });
        // then
        assertThat(stored("rolled back")).isEmpty();
        assertThat(besides("rolled back")).isZero();
    }

    @Test
    void takesBackWhatElseTheTransactionWroteIfAPlaceIsTaken() {
        // given
        engine.appendEvents(event("taken", 0));
        // then
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
                    writeBeside("taken");
                    append("taken", 1);
                    append("taken", 0);
                }))
                .isInstanceOf(ConcurrencyException.class);
        assertThat(stored("taken")).containsExactly(0L);
        assertThat(besides("taken")).isZero();
    }

    @Test
    void keepsTransactionsApartOfWhichOneInterruptsTheOther() {
        // given
        var inner = new TransactionTemplate(application.getBean(PlatformTransactionManager.class));
        inner.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        // when
        transaction.executeWithoutResult(status -> {
            append("outer", 0);
            inner.executeWithoutResult(other -> append("inner", 0));
            assertThat(stored("inner")).containsExactly(0L);
            status.setRollbackOnly();
        });
        // then
        assertThat(stored("outer")).isEmpty();
    }

    private static TransactionState state() {
        try {
            return DataSourceUtils.getConnection(application.getBean(DataSource.class))
                    .unwrap(BaseConnection.class)
                    .getTransactionState();
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void append(String aggregate, long sequence) {
        engine.appendEvents(event(aggregate, sequence));
    }

    private static GenericDomainEventMessage<Counted> event(String aggregate, long sequence) {
        return new GenericDomainEventMessage<>(
                "Counter", aggregate, sequence, new Counted(aggregate, (int) sequence + 1));
    }

    private static void writeBeside(String name) {
        database.sql("insert into beside values (?)").param(name).update();
    }

    private static long besides(String name) {
        return database.sql("select count(*) from beside where name = ?")
                .param(name)
                .query(Long.class)
                .single();
    }

    private static List<Long> stored(String aggregate) {
        return database.sql("select sequence_number from es.domain_event_entry where aggregate_identifier = ?"
                        + " order by global_index")
                .param(aggregate)
                .query(Long.class)
                .list();
    }

    private static long position(String aggregate, long sequence) {
        return database.sql("select global_index from es.domain_event_entry where aggregate_identifier = ?"
                        + " and sequence_number = ?")
                .param(aggregate)
                .param(sequence)
                .query(Long.class)
                .single();
    }
}
