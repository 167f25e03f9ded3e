package com.talkingshops.customers.benchmark.machine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProcessTimesTest {

    private static final String STAT =
            "4711 (a (strange) name) S 1 4711 4711 0 -1 4194560 100 200 0 0 31 12 7 5 20 0 40 0 1000";

    @Test
    void addUpUserAndSystem() {
        assertThat(ProcessTimes.sum(STAT, 11, 12)).isEqualTo(430_000);
    }

    @Test
    void addUpThoseOfEndedChildren() {
        assertThat(ProcessTimes.sum(STAT, 11, 12, 13, 14)).isEqualTo(550_000);
    }

    @Test
    void ofThisProcessAreThere() {
        assertThat(ProcessTimes.micros(ProcessHandle.current().pid())).isPositive();
    }
}
