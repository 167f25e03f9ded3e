package com.talkingshops.customers.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.talkingshops.customers.eventstore.FragileLedgerApplication.Node;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A database that the last batches are missing from, as one is that took over before they had reached it. */
class ReplicaThatTookOverTest {

    private static final Duration SOON = Duration.ofSeconds(30);

    @Test
    void getsFromItsProcessorsWhatItLacksThoughNoneOfThemHasFailed() {
        try (Node node = FragileLedgerApplication.start(TestDatabase.freshUrl())) {
            // given
            node.count("a", 2);
            await().atMost(SOON).until(() -> node.ledger("a").size() == 2);
            node.database()
                    .sql("create table public.reached as select * from es.token_entry where processor_name = 'ledger'")
                    .update();
            node.count("a", 3);
            await().atMost(SOON).until(() -> node.ledger("a").size() == 5);
            // when
            node.database().sql("""
                    with lost as (delete from rm.ledger where reached > 2)
                    update es.token_entry t set token = r.token from public.reached r
                     where t.processor_name = r.processor_name and t.segment = r.segment
                    """).update();
            // then
            await().atMost(SOON).until(() -> node.ledger("a").size() >= 5);
            // when
            node.count("a", 1);
            // then
            await().atMost(SOON).until(() -> node.ledger("a").contains(6));
            assertThat(node.ledger("a")).isEqualTo(List.of(1, 2, 3, 4, 5, 6));
        }
    }
}
