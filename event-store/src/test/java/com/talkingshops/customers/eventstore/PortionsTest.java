package com.talkingshops.customers.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PortionsTest {

    private final AtomicLong now = new AtomicLong();
    private final Portions portions = new Portions(1_000, now::get);

    private void fail(int times) {
        for (int i = 0; i < times; i++) {
            portions.failed();
        }
    }

    private void rest(int times) {
        now.addAndGet(Portions.REST.multipliedBy(times).toNanos());
    }

    @Test
    void areWholeWhereFailuresAreFew() {
        fail(2);
        portions.succeeded();
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
    void growAgainUntilTheyAreWholeThoughNothingIsTaken() {
        // given
        fail(4);
        // when
        rest(1);
        // then
        assertThat(portions.most()).isEqualTo(500);
        // and when
        rest(5);
        // then
        assertThat(portions.most()).isEqualTo(1_000);
    }

    @Test
    void doNotGrowSoonAfterAFailure() {
        // given
        fail(3);
        now.addAndGet(Portions.REST.toNanos() - 1);
        fail(1);
        // when
        now.addAndGet(Portions.REST.toNanos() - 1);
        // then
        assertThat(portions.most()).isEqualTo(250);
    }

    @Test
    void areThoseOfASegmentWhicheverThreadWorksOnIt() throws InterruptedException {
        // given
        portions.of(1);
        portions.failed();
        portions.failed();
        // when
        Thread.ofPlatform()
                .start(() -> {
                    portions.of(0);
                    fail(4);
                    portions.of(1);
                    portions.failed();
                })
                .join();
        // then
        assertThat(portions.most()).isEqualTo(500);
        portions.of(0);
        assertThat(portions.most()).isEqualTo(250);
    }
}
