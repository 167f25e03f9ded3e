package com.talkingshops.customers.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PaceTest {

    private static final Duration LONG = Duration.ofHours(1);

    private final Pace pace = new Pace(LONG);

    @Test
    void letsNobodyRestWhoHasRestedEnough() {
        pace.rest(System.nanoTime() - LONG.toNanos());
    }

    @Test
    void letsNobodyRestWhileSomebodyWaits() {
        pace.beginWaiting();
        pace.rest(System.nanoTime());
        pace.endWaiting();
    }

    @Test
    void wakesWhoRestsAsSoonAsSomebodyWaits() throws InterruptedException {
        // given
        var resting = Thread.ofPlatform().start(() -> pace.rest(System.nanoTime()));
        while (resting.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
        // when
        pace.beginWaiting();
        // then
        assertThat(resting.join(Duration.ofSeconds(30))).isTrue();
    }

    @Test
    void letsRestAgainWhenNobodyWaitsAnyMore() throws InterruptedException {
        // given
        pace.beginWaiting();
        pace.endWaiting();
        // when
        var resting = Thread.ofPlatform().start(() -> pace.rest(System.nanoTime()));
        while (resting.getState() != Thread.State.TIMED_WAITING) {
            assertThat(resting.isAlive()).isTrue();
            Thread.onSpinWait();
        }
        // then
        resting.interrupt();
        assertThat(resting.join(Duration.ofSeconds(30))).isTrue();
    }
}
