package com.talkingshops.customers.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.SQLException;
import java.time.Duration;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

class TakeoverTest {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Duration TAKEOVER = Duration.ofSeconds(30);
    private static final String PAUSED = "paused-node";

    @Test
    void whatADeadNodeWorkedOnIsTakenOverAndNothingIsProjectedTwice() {
        String url = TestDatabase.freshUrl();
        try (var dying = OtherProcess.start(LedgerNode.class, url, "nobody", "0")) {
            // given
            await().atMost(SOON).until(() -> worksOnAll(dying.node(), url));
            try (var surviving = LedgerApplication.start(url)) {
                var rows = surviving.getBean(LedgerRows.class);
                var writers = writers(surviving);
                writers.write("before", 800);
                // when
                await().atMost(SOON).until(() -> rows.seen("ledger") > 0);
                dying.kill();
                writers.write("after", 800);
                // then
                await().atMost(TAKEOVER)
                        .until(() -> rows.owners("ledger").stream()
                                .noneMatch(owner -> owner.isEmpty() || owner.startsWith(dying.node())));
                var positions = surviving.getBean(ReadPositions.class);
                assertThat(positions.await(positions.head(), SOON)).isTrue();
                for (String projection : LedgerApplication.PROJECTIONS) {
                    assertThat(rows.seenOtherThanOnce(projection)).isZero();
                    assertThat(rows.seenOutOfOrder(projection)).isZero();
                    assertThat(rows.totalsAreRight(projection)).isTrue();
                }
            }
        }
    }

    @Test
    void whatAPausedNodeWorkedOnIsTakenOverAndWhatItDoesWhenItWakesCountsOnce() throws SQLException {
        String url = TestDatabase.freshUrl();
        try (var paused = OtherProcess.start(LedgerNode.class, url + "&ApplicationName=" + PAUSED, "nobody", "0")) {
            // given
            await().atMost(SOON).until(() -> worksOnAll(paused.node(), url));
            try (var awake = LedgerApplication.start(url)) {
                var rows = awake.getBean(LedgerRows.class);
                var positions = awake.getBean(ReadPositions.class);
                var writers = writers(awake);
                writers.write("before", 400);
                assertThat(positions.await(positions.head(), SOON)).isTrue();
                // when
                pauseBetweenTransactions(paused, awake.getBean(JdbcClient.class));
                writers.write("meanwhile", 400);
                // then
                await().atMost(TAKEOVER)
                        .until(() -> rows.owners("ledger").stream()
                                .noneMatch(owner -> owner.isEmpty() || owner.startsWith(paused.node())));
                assertThat(positions.await(positions.head(), SOON)).isTrue();
                // and when
                paused.resume();
                writers.write("after", 400);
                // then
                assertThat(positions.await(positions.head(), SOON)).isTrue();
                allWereSeenOnce(rows, 1_200);
            }
        }
    }

    @Test
    void whatANodeWorkedOnThatStoppedInTheMiddleOfABatchIsTakenOverAndTheBatchCountsOnce() throws SQLException {
        String url = TestDatabase.freshUrl();
        try (var stopped = OtherProcess.start(
                LedgerNode.class,
                url + "&ApplicationName=" + PAUSED,
                "nobody",
                "0",
                "ledger.takes=PT1S",
                "spring.datasource.hikari.connection-init-sql=set idle_in_transaction_session_timeout = '5s'")) {
            // given
            await().atMost(SOON).until(() -> worksOnAll(stopped.node(), url));
            try (var awake = LedgerApplication.start(url)) {
                var rows = awake.getBean(LedgerRows.class);
                var positions = awake.getBean(ReadPositions.class);
                var writers = writers(awake);
                writers.write("before", 400);
                // when
                pauseInATransaction(stopped, awake.getBean(JdbcClient.class));
                writers.write("meanwhile", 400);
                // then
                await().atMost(TAKEOVER)
                        .until(() -> LedgerApplication.PROJECTIONS.stream()
                                .flatMap(projection -> rows.owners(projection).stream())
                                .noneMatch(owner -> owner.isEmpty() || owner.startsWith(stopped.node())));
                assertThat(positions.await(positions.head(), SOON)).isTrue();
                // and when
                stopped.resume();
                writers.write("after", 400);
                // then
                assertThat(positions.await(positions.head(), SOON)).isTrue();
                allWereSeenOnce(rows, 1_200);
                assertThat(awake.getBean(DeadLetters.class).byProcessor().values())
                        .containsOnly(0L);
            }
        }
    }

    private static void allWereSeenOnce(LedgerRows rows, int events) {
        for (String projection : LedgerApplication.PROJECTIONS) {
            assertThat(rows.seen(projection)).isEqualTo(events);
            assertThat(rows.seenOtherThanOnce(projection)).isZero();
            assertThat(rows.seenOutOfOrder(projection)).isZero();
            assertThat(rows.totalsAreRight(projection)).isTrue();
        }
    }

    /** With a token's row locked, and more. */
    private static void pauseInATransaction(OtherProcess process, JdbcClient database) {
        await().atMost(SOON).until(() -> {
            process.pause();
            boolean within = database.sql("select exists (select from pg_stat_activity"
                            + " where application_name = ? and state = 'idle in transaction')")
                    .param(PAUSED)
                    .query(Boolean.class)
                    .single();
            if (!within) {
                process.resume();
            }
            return within;
        });
    }

    /** Within one it would keep its rows locked for a while. */
    private static void pauseBetweenTransactions(OtherProcess process, JdbcClient database) {
        await().atMost(SOON).until(() -> {
            process.pause();
            boolean between = database.sql("select not exists (select from pg_stat_activity"
                            + " where application_name = ? and state <> 'idle')")
                    .param(PAUSED)
                    .query(Boolean.class)
                    .single();
            if (!between) {
                process.resume();
            }
            return between;
        });
    }

    private static LedgerWriters writers(ConfigurableApplicationContext application) {
        return new LedgerWriters(application.getBean(EventStore.class), application.getBean(TransactionManager.class));
    }

    private static boolean worksOnAll(String node, String url) throws SQLException {
        try (var connection = java.sql.DriverManager.getConnection(url);
                var claims =
                        connection.createStatement().executeQuery("select to_regclass('es.token_entry') is not null")) {
            claims.next();
            if (!claims.getBoolean(1)) {
                return false;
            }
            try (var owned = connection
                    .createStatement()
                    .executeQuery("select count(*) from es.token_entry where owner like '" + node + "%'")) {
                owned.next();
                return owned.getInt(1) == 2 * LedgerApplication.PROJECTIONS.size();
            }
        }
    }
}
