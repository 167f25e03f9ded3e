package com.talkingshops.customers.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessResourceException;

class PersistentProcessorTest {

    /** After so many failures Axon's own processor rests for half a minute, and has rested for as long before. */
    private static final int FAILURES = 6;

    private static final Duration SOON = Duration.ofSeconds(40);

    @Test
    void goesOnSoonHoweverLongItCouldNot() {
        try (var node = FragileLedgerApplication.start(TestDatabase.freshUrl())) {
            // given
            var ledger = node.bean(FragileLedgerApplication.Ledger.class);
            var tries = new AtomicInteger();
            ledger.beforeWriting = () -> {
                if (tries.incrementAndGet() <= FAILURES) {
                    throw new TransientDataAccessResourceException("away");
                }
            };
            // when
            node.count("a", 1);
            // then
            await().atMost(SOON).until(() -> node.ledger("a").equals(List.of(1)));
        }
    }

    @Test
    void takesFewerEventsAtOnceWhereManyTakeLongerThanAnybodyWaits() {
        try (var node = FragileLedgerApplication.start(TestDatabase.freshUrl())) {
            // given
            var ledger = node.bean(FragileLedgerApplication.Ledger.class);
            node.rest();
            node.count("a", 50);
            ledger.beforeWritingOf = events -> {
                if (events.size() > 20) {
                    throw new RecoverableDataAccessException("the database has not answered");
                }
            };
            // when
            node.processor().start();
            // then
            await().atMost(SOON).until(() -> node.ledger("a").size() == 50);
            assertThat(node.ledger("a")).isSorted().doesNotHaveDuplicates();
            assertThat(node.letters("a")).isEmpty();
        }
    }
}
