package com.talkingshops.customers.eventstore.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.talkingshops.customers.eventstore.chain.ChainCheck.State;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One check at a time, for as long as it takes. */
class ChainChecksTest {

    private static final Duration SOON = Duration.ofMinutes(1);

    private final ChainedHistory history = new ChainedHistory();

    @AfterEach
    void close() {
        history.close();
    }

    @Test
    void goOnThoughTheyComeNoFurtherForLong() throws SQLException {
        // given
        history.appendSome("a", 5, new Random(1));
        history.chain();
        ChainChecks checks = checks();
        try (Connection holder = history.transaction()) {
            holder.createStatement().execute("lock table es.domain_event_entry in access exclusive mode");
            assertThat(checks.begin(null, null, List.of())).isTrue();
            // when: it has said nothing for long
            history.database()
                    .sql("update es.chain_check set seen_at = '-infinity'")
                    .update();
            // then: it is still there
            await().atMost(SOON).until(() -> state(checks) == State.RUNNING);
            assertThat(checks().begin(null, null, List.of())).isFalse();
            holder.rollback();
        }
        await().atMost(SOON).until(() -> state(checks) == State.COMPLETED);
    }

    private static State state(ChainChecks checks) {
        return checks.last().orElseThrow().state();
    }

    /** Those of a node. */
    private ChainChecks checks() {
        return new ChainChecks(
                new Verification(
                        history.reads(), history.database(), ChainedHistory.PARTITIONS, ChainedHistory.UNLISTED),
                history.checkpoints(),
                new CheckTable(history.database()));
    }
}
