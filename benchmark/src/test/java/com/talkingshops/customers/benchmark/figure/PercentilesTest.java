package com.talkingshops.customers.benchmark.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PercentilesTest {

    @Test
    void areValuesThatWereMeasured() {
        // given
        var percentiles = new Percentiles(new long[] {40, 10, 30, 20});

        // then
        assertThat(percentiles.at(50)).isEqualTo(20);
        assertThat(percentiles.at(51)).isEqualTo(30);
        assertThat(percentiles.at(99)).isEqualTo(40);
        assertThat(percentiles.at(100)).isEqualTo(40);
    }

    @Test
    void ofAHundredValuesAreTheValues() {
        // given
        var percentiles = new Percentiles(LongStream.rangeClosed(1, 100).toArray());

        // then
        assertThat(percentiles.at(1)).isEqualTo(1);
        assertThat(percentiles.at(50)).isEqualTo(50);
        assertThat(percentiles.at(99)).isEqualTo(99);
        assertThat(percentiles.count()).isEqualTo(100);
    }

    @Test
    void ofNothingAreNothing() {
        assertThat(new Percentiles(new long[0]).at(50)).isZero();
    }

    @Test
    void beyondAHundredAreNone() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Percentiles(new long[] {1}).at(101));
        assertThatIllegalArgumentException().isThrownBy(() -> new Percentiles(new long[] {1}).at(0));
    }
}
