package com.talkingshops.customers.eventstore.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Checkpoints are made day by day, and what is kept of them is believed in nothing that is not signed. */
class CheckpointsTest {

    private final ChainedHistory history = new ChainedHistory();
    private final Checkpoints checkpoints = history.checkpoints();
    private final SigningKey key = SigningKey.fresh();

    @BeforeEach
    void aHistory() throws SQLException {
        chained("a");
    }

    private void chained(String name) throws SQLException {
        history.appendSome(name, 10, new Random(1));
        history.chain();
    }

    @AfterEach
    void close() {
        history.close();
    }

    @Test
    void areMadeOnceADay() throws SQLException {
        assertThat(checkpoints.makeDaily(key)).isPresent();
        assertThat(checkpoints.makeDaily(key)).isEmpty();
        // when
        isSaidToBeMade(OffsetDateTime.now().minusDays(2));
        // then: nothing is new
        assertThat(checkpoints.makeDaily(key)).isEmpty();
        chained("b");
        assertThat(checkpoints.makeDaily(key)).isPresent();
    }

    @Test
    void areMadeAlthoughOneIsSaidToBeMadeLater() throws SQLException {
        for (OffsetDateTime time : List.of(OffsetDateTime.parse("2999-01-01T00:00:00Z"), OffsetDateTime.MAX)) {
            // given
            assertThat(checkpoints.makeDaily(key)).isPresent();
            isSaidToBeMade(time);
            // when
            chained(time.toString());
            // then
            assertThat(checkpoints.makeDaily(key)).isPresent();
            history.database().sql("delete from es.chain_checkpoint").update();
        }
    }

    @Test
    void areNotSignedAtATimeThatNoneCanHave() {
        for (OffsetDateTime time : List.of(OffsetDateTime.MIN, OffsetDateTime.MAX)) {
            checkpoints.make(key, null);
            isSaidToBeMade(time);
            assertThat(checkpoints.newest(1))
                    .singleElement()
                    .satisfies(
                            kept -> assertThat(kept.isSignedBy(key.verifying())).isFalse());
        }
    }

    private void isSaidToBeMade(OffsetDateTime time) {
        history.database()
                .sql("update es.chain_checkpoint set made_at = ?")
                .param(time)
                .update();
    }
}
