package com.talkingshops.customers.server.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.talkingshops.customers.eventstore.Projection;
import com.talkingshops.customers.personal.KeyedHashes;
import com.talkingshops.customers.query.readmodel.ReadModel;
import com.talkingshops.customers.server.http.RunningServer;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.TrackingEventProcessor;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What runs is what was meant to run: auto-configuration falls back silently, to things that lose data. */
class WiringTest {

    private static final ApplicationContext SERVER = RunningServer.shared().context();

    static Stream<String> projections() {
        return SERVER.getBeanProvider(Projection.class).stream().map(Projection::name);
    }

    @Test
    void eventsAndTokensLieInPostgresql() {
        assertThat(SERVER.getBean(EventStorageEngine.class))
                .isInstanceOf(JdbcEventStorageEngine.class)
                .extracting(engine -> engine.getClass().getSimpleName())
                .isEqualTo("PostgresEventStorageEngine");
        assertThat(SERVER.getBean(TokenStore.class))
                .isInstanceOf(JdbcTokenStore.class)
                .isNotExactlyInstanceOf(JdbcTokenStore.class);
    }

    @Test
    void whatAxonDoesIsATransactionOfSpring() {
        assertThat(SERVER.getBean(TransactionManager.class)).isExactlyInstanceOf(SpringTransactionManager.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"dataSource", "readerConnections", "keyConnections"})
    void noConnectionWaitsForEverForADatabaseThatSaysNothing(String pool) {
        assertThat(SERVER.getBean(pool, HikariDataSource.class).getDataSourceProperties())
                .containsEntry("socketTimeout", "60")
                .containsEntry("tcpKeepAlive", "true");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dataSource", "readerConnections", "keyConnections"})
    void noTransactionHoldsOthersUpInWhichNothingIsDone(String pool) throws SQLException {
        try (Connection connection = SERVER.getBean(pool, DataSource.class).getConnection();
                var row = connection.createStatement().executeQuery("show idle_in_transaction_session_timeout")) {
            assertThat(row.next()).isTrue();
            assertThat(row.getString(1)).isEqualTo("20s");
        }
    }

    @Test
    void keysHaveAFewConnectionsOfTheirOwnThatStayOpen() {
        var keys = SERVER.getBean("keyConnections", HikariDataSource.class);
        SERVER.getBean(KeyedHashes.class).of("nobody", "test", "1");
        SERVER.getBean(KeyedHashes.class).of("nobody else", "test", "1");
        assertThat(keys.getMaximumPoolSize()).isEqualTo(4);
        assertThat(keys.getHikariPoolMXBean().getTotalConnections()).isBetween(1, 4);
        assertThat(SERVER.getBean(DataSource.class)).isNotSameAs(keys);
    }

    @Test
    void aKeyHoldsNoConnectionForAsLongAsTheTransactionThatNeedsIt() {
        var transaction = new TransactionTemplate(SERVER.getBean(PlatformTransactionManager.class));
        var hashes = SERVER.getBean(KeyedHashes.class);
        var all = new CyclicBarrier(4);
        // when
        var hashing = IntStream.range(0, 4)
                .mapToObj(i -> CompletableFuture.runAsync(
                        () -> transaction.executeWithoutResult(status -> {
                            hashes.of("new tenant " + i, "test", "1");
                            awaitOthers(all);
                        }),
                        task -> Thread.ofPlatform().start(task)))
                .toArray(CompletableFuture[]::new);
        // then
        assertThat(CompletableFuture.allOf(hashing)).succeedsWithin(Duration.ofSeconds(20));
    }

    private static void awaitOthers(CyclicBarrier all) {
        try {
            all.await(10, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void thereAreTheReadModelsThatThereShouldBe() {
        assertThat(SERVER.getBeanProvider(ReadModel.class).stream().map(ReadModel::name))
                .containsExactlyInAnyOrder("customers", "erasures", "statistics", "tenants");
        assertThat(SERVER.getBean(EventProcessingConfiguration.class).eventProcessors())
                .containsOnlyKeys(projections().toList());
    }

    @ParameterizedTest
    @MethodSource("projections")
    void aProjectionFollowsTheEventsAndStopsAtWhatItCannotHandle(String name) {
        var processing = SERVER.getBean(EventProcessingConfiguration.class);
        assertThat(processing.eventProcessor(name))
                .containsInstanceOf(TrackingEventProcessor.class)
                .hasValueSatisfying(
                        processor -> assertThat(processor.isRunning()).isTrue());
        assertThat(processing.listenerInvocationErrorHandler(name)).isInstanceOf(PropagatingErrorHandler.class);
    }
}
