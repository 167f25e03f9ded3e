package com.talkingshops.customers.server.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class LagHistoryTest {

    private static final long SECOND = 1_000_000_000L;

    private final LagHistory history = new LagHistory();

    @Test
    void tellsHowLongTheOldestUnhandledEventHasBeenWaiting() {
        history.look(10, Map.of("a", 10L), 0);
        history.look(15, Map.of("a", 10L), 5 * SECOND);
        history.look(20, Map.of("a", 12L), 8 * SECOND);
        assertThat(history.look(20, Map.of("a", 12L), 9 * SECOND)).containsEntry("a", new Lag(8, 4));
        assertThat(history.look(20, Map.of("a", 15L), 9 * SECOND)).containsEntry("a", new Lag(5, 1));
        assertThat(history.look(20, Map.of("a", 20L), 9 * SECOND)).containsEntry("a", new Lag(0, 0));
    }

    @Test
    void tellsProcessorsApart() {
        history.look(10, Map.of("a", 10L, "b", 10L), 0);
        assertThat(history.look(11, Map.of("a", 11L, "b", 10L), SECOND))
                .containsEntry("a", new Lag(0, 0))
                .containsEntry("b", new Lag(1, 0));
    }

    @Test
    void isNeverBehindWhatItHasNotSeenItself() {
        assertThat(history.look(10, Map.of("a", 12L), 0)).containsEntry("a", new Lag(0, 0));
    }

    @Test
    void remembersTheOldestWaitThroughAnyLengthOfTime() {
        history.look(1, Map.of("a", 0L), 0);
        for (long second = 1; second <= 100_000; second++) {
            history.look(1 + second, Map.of("a", 0L), second * SECOND);
        }
        assertThat(history.look(100_001, Map.of("a", 0L), 100_000 * SECOND))
                .containsEntry("a", new Lag(100_001, 100_000));
    }
}
