package com.talkingshops.customers.benchmark.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class MedianTest {

    @Test
    void isTheValueInTheMiddle() {
        assertThat(Median.of(List.of(9.0, 1.0, 5.0))).isEqualTo(5.0);
    }

    @Test
    void isTheMeanOfTwoInTheMiddle() {
        assertThat(Median.of(List.of(9.0, 1.0, 5.0, 3.0))).isEqualTo(4.0);
    }

    @Test
    void ofNothingIsNoNumber() {
        assertThat(Median.of(List.of())).isNaN();
    }

    @Test
    void ofRatiosComparesEachRoundWithItself() {
        // given a second round that was disturbed as a whole
        var above = List.of(50.0, 5.0, 60.0);
        var below = List.of(100.0, 10.0, 100.0);

        // then
        assertThat(Median.ofRatios(above, below, Double::doubleValue)).isEqualTo(0.5);
    }

    @Test
    void ofRatiosNeedsBothSidesOfEveryRound() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Median.ofRatios(List.of(1.0), List.of(), Double::doubleValue));
    }
}
