package com.talkingshops.customers.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.jdbc.core.simple.JdbcClient;

class SegmentSharesTest {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String FOUR_SEGMENTS = "event-store.segments=4";

    @Test
    void twoNodesWorkOnHalfOfTheSegmentsEachAndWhoIsLeftAloneOnAll() {
        String url = TestDatabase.freshUrl();
        try (var first = LedgerApplication.start(url, FOUR_SEGMENTS)) {
            // given
            await().atMost(SOON).until(() -> worksOn(first, 4));
            // when
            var second = LedgerApplication.start(url, FOUR_SEGMENTS);
            try (second) {
                await().atMost(SOON).until(() -> worksOn(first, 2) && worksOn(second, 2));
                write(second, "when they have shared", 800);
                // then
                await().atMost(SOON).during(Duration.ofSeconds(5)).until(() -> worksOn(first, 2) && worksOn(second, 2));
            }
            // and
            await().atMost(SOON).until(() -> worksOn(first, 4));
            write(first, "alone", 400);
            var positions = first.getBean(ReadPositions.class);
            assertThat(positions.await(positions.head(), SOON)).isTrue();
            var rows = first.getBean(LedgerRows.class);
            for (String projection : LedgerApplication.PROJECTIONS) {
                assertThat(rows.seen(projection)).isEqualTo(1_200);
                assertThat(rows.seenOtherThanOnce(projection)).isZero();
                assertThat(rows.seenOutOfOrder(projection)).isZero();
                assertThat(rows.totalsAreRight(projection)).isTrue();
            }
        }
    }

    @Test
    void aNodeThatEndsInOrderIsNotTakenForOneThatShouldHaveHalfOfThem() {
        String url = TestDatabase.freshUrl();
        try (var first = LedgerApplication.start(url, FOUR_SEGMENTS)) {
            // given
            var second = LedgerApplication.start(url, FOUR_SEGMENTS);
            try (second) {
                await().atMost(SOON).until(() -> worksOn(first, 2) && worksOn(second, 2));
            }
            // when it has ended
            // then
            assertThat(first.getBean(JdbcClient.class)
                            .sql("select distinct node from es.worker")
                            .query(String.class)
                            .list())
                    .hasSize(1);
        }
    }

    @Test
    void aNodeThatStandsByIsLeftNothing() {
        String url = TestDatabase.freshUrl();
        try (var first = LedgerApplication.start(url, FOUR_SEGMENTS)) {
            await().atMost(SOON).until(() -> worksOn(first, 4));
            try (var second = LedgerApplication.start(url, FOUR_SEGMENTS)) {
                // when
                LedgerApplication.PROJECTIONS.forEach(
                        projection -> processor(second, projection).shutDown());
                // then
                await().atMost(SOON).during(Duration.ofSeconds(8)).until(() -> worksOn(first, 4));
            }
        }
    }

    @Test
    void aNodeThatFailsLeavesItsSegmentsToTheOtherUntilItNoLongerDoes() {
        String url = TestDatabase.freshUrl();
        try (var failing = LedgerApplication.start(url, FOUR_SEGMENTS);
                var other = LedgerApplication.start(url, FOUR_SEGMENTS)) {
            // given
            await().atMost(SOON).until(() -> worksOn(failing, 2) && worksOn(other, 2));
            // when
            failing.getBean(LedgerRows.class).beforeWriting = () -> {
                throw new TransientDataAccessResourceException("away from this node");
            };
            write(other, "while one node fails", 800);
            // then
            var positions = other.getBean(ReadPositions.class);
            assertThat(positions.await(positions.head(), SOON)).isTrue();
            var rows = other.getBean(LedgerRows.class);
            for (String projection : LedgerApplication.PROJECTIONS) {
                assertThat(rows.seen(projection)).isEqualTo(800);
                assertThat(rows.seenOtherThanOnce(projection)).isZero();
                assertThat(rows.seenOutOfOrder(projection)).isZero();
            }
            // and when
            failing.getBean(LedgerRows.class).beforeWriting = () -> {};
            // then
            await().atMost(SOON).until(() -> worksOn(failing, 2) && worksOn(other, 2));
        }
    }

    private static void write(ConfigurableApplicationContext node, String name, int events) {
        new LedgerWriters(node.getBean(EventStore.class), node.getBean(TransactionManager.class)).write(name, events);
    }

    private static boolean worksOn(ConfigurableApplicationContext node, int segments) {
        return LedgerApplication.PROJECTIONS.stream()
                .allMatch(projection ->
                        processor(node, projection).processingStatus().size() == segments);
    }

    private static StreamingEventProcessor processor(ConfigurableApplicationContext node, String projection) {
        return node.getBean(EventProcessingConfiguration.class)
                .eventProcessor(projection, StreamingEventProcessor.class)
                .orElseThrow();
    }
}
