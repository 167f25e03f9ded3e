package com.talkingshops.customers.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.talkingshops.customers.eventstore.CounterApplication.Appends;
import com.talkingshops.customers.eventstore.CounterApplication.Count;
import com.talkingshops.customers.eventstore.CounterApplication.Counted;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
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
    private static CommandGateway commands;
    private static JdbcClient database;
    private static TransactionTemplate transaction;

    @BeforeAll
    static void start() {
        application = CounterApplication.start(TestDatabase.freshUrl());
        engine = application.getBean(EventStorageEngine.class);
        commands = application.getBean(CommandGateway.class);
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
                public int getOrder() {
                    return HIGHEST_PRECEDENCE;
                }

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

    @Test
    void letsTheTransactionReadWhatItAppended() {
        // when
        transaction.executeWithoutResult(status -> {
            append("read", 0);
            assertThat(engine.lastSequenceNumberFor("read")).contains(0L);
            append("read", 1);
            assertThat(engine.readEvents("read").asStream().count()).isEqualTo(2);
            append("read", 2);
        });
        // then
        assertThat(stored("read")).containsExactly(0L, 1L, 2L);
    }

    @Test
    void runsTwoCommandsInOneTransaction() {
        // when
        transaction.executeWithoutResult(status -> {
            commands.sendAndWait(new Count("counted twice", 1));
            commands.sendAndWait(new Count("counted twice", 1));
        });
        // then
        assertThat(stored("counted twice")).containsExactly(0L, 1L);
    }

    @Test
    void forgetsWhatCameAfterASavepointThatIsGoneBackTo() {
        // when
        transaction.executeWithoutResult(status -> {
            Object first = status.createSavepoint();
            append("savepoint", 7);
            status.rollbackToSavepoint(first);
            append("savepoint", 0);
            Object second = status.createSavepoint();
            append("savepoint", 1);
            assertThat(engine.lastSequenceNumberFor("savepoint")).contains(1L);
            append("savepoint", 2);
            status.rollbackToSavepoint(second);
            append("savepoint", 1);
        });
        // then
        assertThat(stored("savepoint")).containsExactly(0L, 1L);
    }

    @Test
    void leavesTheCommitToSpringWhereSomebodyWritesLater() {
        // then
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
                    append("refused later", 0);
                    beforeCommit(() -> {
                        writeBeside("refused later");
                        throw new IllegalStateException("refused");
                    });
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("refused");
        assertThat(stored("refused later")).isEmpty();
        assertThat(besides("refused later")).isZero();
    }

    @Test
    void storesWhatIsAppendedWhileTheCommitBeginsOrSaysThatItDoesNot() {
        // when
        transaction.executeWithoutResult(status -> {
            append("late", 0);
            beforeCommit(() -> append("late", 1));
        });
        // then
        assertThat(stored("late")).containsExactly(0L, 1L);
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> beforeCommit(() -> append("too late", 0))))
                .isInstanceOf(EventStoreException.class)
                .hasMessageContaining("not stored");
        assertThat(stored("too late")).isEmpty();
    }

    private static void beforeCommit(Runnable action) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void beforeCommit(boolean readOnly) {
                action.run();
            }
        });
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
