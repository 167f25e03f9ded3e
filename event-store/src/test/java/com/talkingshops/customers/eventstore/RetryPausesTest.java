package com.talkingshops.customers.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryPausesTest {

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 2", "3, 4", "9, 256", "10, 300", "1000000, 300"})
    void doubleUpToFiveMinutes(long attempts, long seconds) {
        assertThat(RetryPauses.after(attempts)).isEqualTo(Duration.ofSeconds(seconds));
    }
}
