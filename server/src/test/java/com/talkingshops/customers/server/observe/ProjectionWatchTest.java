package com.talkingshops.customers.server.observe;

import static org.assertj.core.api.Assertions.assertThat;

import com.talkingshops.customers.eventstore.HeldBack;
import com.talkingshops.customers.stub.StubDeadLetters;
import com.talkingshops.customers.stub.StubPositions;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;

class ProjectionWatchTest {

    private final StubPositions positions = new StubPositions();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final AtomicReference<@Nullable HeldBack> heldBack = new AtomicReference<>();
    private final Map<String, String> failing = new ConcurrentHashMap<>();
    private final ProjectionWatch watch = new ProjectionWatch(
            positions, () -> Optional.ofNullable(heldBack.get()), new StubDeadLetters(), () -> failing, meters);
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

    @Test
    void tellsWhatHoldsEventsBackAndStaysReady() {
        // given
        watch.look();
        assertThat(heldBackSeconds()).isZero();
        assertThat(health.health().getDetails()).doesNotContainKey("heldBack");
        // when
        heldBack.set(new HeldBack(
                7,
                Duration.ofMillis(1_500),
                List.of(new HeldBack.Holder(4711, "a long import", Instant.parse("2026-01-01T00:00:00Z")))));
        watch.look();
        // then
        assertThat(heldBackSeconds()).isEqualTo(1.5);
        assertThat(health.health().getStatus()).isEqualTo(Status.UP);
        assertThat(health.health().getDetails().get("heldBack")).isEqualTo(heldBack.get());
        // when
        heldBack.set(null);
        watch.look();
        // then
        assertThat(heldBackSeconds()).isZero();
    }

    @Test
    void tellsWhichProcessorsFailAndStaysReady() {
        // given
        watch.look();
        assertThat(health.health().getDetails()).doesNotContainKey("failing");
        // when
        failing.put("customers", "java.lang.OutOfMemoryError");
        watch.look();
        // then
        assertThat(health.health().getStatus()).isEqualTo(Status.UP);
        assertThat(health.health().getDetails().get("failing")).hasToString("{customers=java.lang.OutOfMemoryError}");
        // when
        failing.clear();
        watch.look();
        // then
        assertThat(health.health().getDetails()).doesNotContainKey("failing");
    }

    private double heldBackSeconds() {
        return meters.get("customers.eventstore.held.back.seconds").gauge().value();
    }
}
