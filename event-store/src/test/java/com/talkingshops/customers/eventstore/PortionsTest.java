package com.talkingshops.customers.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PortionsTest {

    private final Portions portions = new Portions(1_000);

    private void fail(int times) {
        for (int i = 0; i < times; i++) {
            portions.failed(portions.most());
        }
    }

    private void succeed(int times) {
        for (int i = 0; i < times; i++) {
            portions.succeeded();
        }
    }

    @Test
    void areWholeWhereFailuresAreFew() {
        fail(2);
        succeed(1);
        fail(2);
        assertThat(portions.most()).isEqualTo(1_000);
    }

    @Test
    void areHalvedFromTheThirdFailureInARowOnDownToOneEvent() {
        fail(3);
        assertThat(portions.most()).isEqualTo(500);
        fail(1);
        assertThat(portions.most()).isEqualTo(250);
        fail(20);
        assertThat(portions.most()).isEqualTo(1);
    }

    @Test
    void areHalvesOfWhatWasTaken() {
        fail(2);
        portions.failed(50);
        assertThat(portions.most()).isEqualTo(25);
    }

    @Test
    void growAgainUntilTheyAreWhole() {
        // given
        fail(4);
        // when
        succeed(10);
        // then
        assertThat(portions.most()).isEqualTo(500);
        // and when
        succeed(10);
        // then
        assertThat(portions.most()).isEqualTo(1_000);
    }

    @Test
    void areThoseOfAThread() throws InterruptedException {
        // when
        Thread.ofPlatform().start(() -> fail(3)).join();
        // then
        assertThat(portions.most()).isEqualTo(1_000);
    }
}
