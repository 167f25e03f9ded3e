package com.talkingshops.customers.server.observe;

import static org.assertj.core.api.Assertions.assertThat;

import com.talkingshops.customers.stub.StubDeadLetters;
import com.talkingshops.customers.stub.StubPositions;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;

class ProjectionWatchTest {

    private final StubPositions positions = new StubPositions();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final ProjectionWatch watch = new ProjectionWatch(positions, new StubDeadLetters(), meters);
    private final ProjectionHealth health = new ProjectionHealth(watch);

    @Test
    void isNotReadyUntilAllHaveComeToWhereTheHistoryEndedAtStart() {
        // given
        positions.head.set(100);
        assertThat(health.health().getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
        watch.look();
        assertThat(health.health().getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
        // when
        positions.head.set(200);
        positions.processors.replaceAll((name, old) -> 100L);
        watch.look();
        // then
        assertThat(health.health().getStatus()).isEqualTo(Status.UP);
        assertThat(meters.get("customers.projection.lag.events")
                        .tag("processor", "customers")
                        .gauge()
                        .value())
                .isEqualTo(100);
    }

    @Test
    void staysReadyWhateverTheLag() {
        // given
        watch.look();
        assertThat(watch.caughtUp()).isTrue();
        // when
        positions.head.set(1_000_000);
        watch.look();
        // then
        assertThat(health.health().getStatus()).isEqualTo(Status.UP);
        assertThat(health.health().getDetails().toString()).contains("999990");
    }
}
