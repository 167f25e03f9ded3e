package com.talkingshops.customers.command.retry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class BackoffTest {

    private final Backoff backoff = new Backoff(Duration.ofMillis(4), Duration.ofMillis(128));

    @Test
    void doublesItsBoundWithEachTryUpToTheLongest() {
        // given
        RandomGenerator highest = highest();
        // then
        assertThat(backoff.after(1, highest)).isEqualTo(Duration.ofMillis(4));
        assertThat(backoff.after(2, highest)).isEqualTo(Duration.ofMillis(8));
        assertThat(backoff.after(6, highest)).isEqualTo(Duration.ofMillis(128));
        assertThat(backoff.after(1_000, highest)).isEqualTo(Duration.ofMillis(128));
    }

    @Test
    void isARandomTimeBelowTheBound() {
        // given
        RandomGenerator random = RandomGenerator.getDefault();
        // then
        for (int i = 0; i < 1_000; i++) {
            assertThat(backoff.after(3, random)).isPositive().isLessThanOrEqualTo(Duration.ofMillis(16));
        }
    }

    private static RandomGenerator highest() {
        return new RandomGenerator() {
            @Override
            public long nextLong() {
                return Long.MAX_VALUE;
            }

            @Override
            public long nextLong(long bound) {
                return bound - 1;
            }
        };
    }
}
