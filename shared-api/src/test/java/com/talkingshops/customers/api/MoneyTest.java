package com.talkingshops.customers.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class MoneyTest {

    @Test
    void hasTwoDecimalsHoweverItIsWritten() {
        assertThat(Money.of("1250.5")).hasToString("1250.50").isEqualTo(Money.of("1250.50"));
        assertThat(Money.of("2.5e2")).hasToString("250.00");
        assertThat(JsonMapper.shared().writeValueAsString(Money.of("1250.5"))).isEqualTo("1250.50");
        assertThat(JsonMapper.shared().readValue("1250.50", Money.class)).isEqualTo(Money.of("1250.50"));
    }

    @Test
    void losesNothing() {
        assertThatThrownBy(() -> Money.of("0.001")).isInstanceOf(ArithmeticException.class);
        assertThat(Money.of("0.10").plus(Money.of("0.20"))).isEqualTo(Money.of("0.30"));
    }

    @Test
    void averagesHalfUp() {
        assertThat(Money.of("0.01").averageOver(2)).isEqualTo(Money.of("0.01"));
        assertThat(Money.of("10.00").averageOver(3)).isEqualTo(Money.of("3.33"));
        assertThat(Money.of("20.00").averageOver(3)).isEqualTo(Money.of("6.67"));
        assertThat(Money.ZERO.averageOver(0)).isEqualTo(Money.ZERO);
    }
}
