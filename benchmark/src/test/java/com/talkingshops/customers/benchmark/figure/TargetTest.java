package com.talkingshops.customers.benchmark.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class TargetTest {

    private final Target rate = new Target("creates", "×", 0.3, 0.5);
    private final Target latency = new Target("search", "ms", 100, 30);

    @Test
    void isReachedFromBelowOrFromAbove() {
        assertThat(rate.verdict(0.29)).isEqualTo("missed");
        assertThat(rate.verdict(0.3)).isEqualTo("reached");
        assertThat(rate.verdict(0.5)).isEqualTo("aim reached");
        assertThat(latency.verdict(101)).isEqualTo("missed");
        assertThat(latency.verdict(99)).isEqualTo("reached");
        assertThat(latency.verdict(30)).isEqualTo("aim reached");
    }

    @Test
    void isNotReachedByWhatWasNotMeasured() {
        assertThat(rate.verdict(Double.NaN)).isEqualTo("not measured");
    }

    @Test
    void saysItsLimitsWithTheirDirection() {
        assertThat(rate.limitText()).isEqualTo("≥ 0.30×");
        assertThat(latency.aimText()).isEqualTo("≤ 30.00 ms");
    }

    @Test
    void isDrawnSoThatMoreIsBetter() {
        assertThat(new Reached(rate, 0.6).ofLimit()).isCloseTo(2, within(1e-9));
        assertThat(new Reached(latency, 50).ofLimit()).isCloseTo(2, within(1e-9));
    }
}
