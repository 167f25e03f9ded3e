package com.talkingshops.customers.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class NothingIsSkippedTest {

    private static final boolean FULL = "full".equals(System.getProperty("test.size"));
    private static final int EVENTS = FULL ? 100_000 : 4_000;
    private static final Duration SOON = Duration.ofMinutes(FULL ? 20 : 3);

    @Test
    void byTwoNodesWithClocksAnHourApartOfWhichOneIsPausedWhileBothWrite() {
        String url = TestDatabase.freshUrl();
        try (var node = LedgerApplication.start(url);
                var other = startDisturbed(node.getBean(JdbcClient.class), url)) {
            var database = node.getBean(JdbcClient.class);
            var rows = node.getBean(LedgerRows.class);
            // given
            await().atMost(SOON).until(() -> events(database, "theirs-%") > EVENTS / 20);
            var writing = CompletableFuture.runAsync(
                    () -> new LedgerWriters(node.getBean(EventStore.class), node.getBean(TransactionManager.class))
                            .write("ours", EVENTS / 2));
            await().atMost(SOON).until(() -> events(database, "ours-%") > EVENTS / 20);
            // when
            other.pause();
            writing.join();
            other.resume();
            // then
            await().atMost(SOON).until(() -> events(database, "%") == EVENTS);
            var positions = node.getBean(ReadPositions.class);
            assertThat(positions.await(positions.head(), SOON)).isTrue();
            for (String projection : LedgerApplication.PROJECTIONS) {
                assertThat(rows.seen(projection)).isEqualTo(EVENTS);
                assertThat(rows.seenOtherThanOnce(projection)).isZero();
                assertThat(rows.seenOutOfOrder(projection)).isZero();
                assertThat(rows.totalsAreRight(projection)).isTrue();
            }
        }
    }

    private static OtherProcess startDisturbed(JdbcClient database, String url) {
        LedgerWriters.disturbCommits(database);
        return OtherProcess.start(LedgerNode.class, url, "theirs", Integer.toString(EVENTS / 2), "clock.ahead=-PT1H");
    }

    private static long events(JdbcClient database, String aggregates) {
        return database.sql("select count(*) from es.domain_event_entry where aggregate_identifier like ?")
                .param(aggregates)
                .query(Long.class)
                .single();
    }
}
