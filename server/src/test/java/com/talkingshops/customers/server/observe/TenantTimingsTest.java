package com.talkingshops.customers.server.observe;

import static org.assertj.core.api.Assertions.assertThat;

import com.talkingshops.customers.api.tenant.TenantId;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TenantTimingsTest {

    private static final int MOST = 3;

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final TenantTimings timings = new TenantTimings(meters, MOST);

    @Test
    void namesWhoeverComesFirstWhileThereIsRoom() {
        ask(1, 2);
        ask(2, 1);
        assertThat(named()).containsExactlyInAnyOrder(tenant(1), tenant(2));
        assertThat(count(tenant(1))).isEqualTo(2);
    }

    @Test
    void hasNoMoreTenantsThanItMayHoweverManyAsk() {
        // when
        for (int minute = 0; minute < 5; minute++) {
            int first = minute * 1_000;
            IntStream.range(first, first + 1_000).forEach(i -> ask(i, 1 + i % 7));
            timings.look();
            ask(first, 1);
            assertThat(named()).hasSizeLessThanOrEqualTo(MOST + 1);
        }
        // then
        assertThat(count(TenantTimings.OTHER)).isPositive();
    }

    @Test
    void namesTheBusiestInThePlaceOfOthers() {
        // given
        ask(1, 10);
        ask(2, 10);
        ask(3, 10);
        ask(4, 100);
        assertThat(named()).doesNotContain(tenant(4));
        assertThat(count(TenantTimings.OTHER)).isEqualTo(100);
        // when
        timings.look();
        ask(4, 5);
        // then
        assertThat(named()).hasSize(MOST + 1).contains(tenant(4), TenantTimings.OTHER);
        assertThat(count(tenant(4))).isEqualTo(5);
    }

    @Test
    void letsNobodyChangePlacesWithWhoeverIsAboutAsBusy() {
        // given
        ask(1, 100);
        ask(2, 100);
        ask(3, 100);
        ask(4, 190);
        // when
        timings.look();
        ask(4, 1);
        // then
        assertThat(named()).containsExactlyInAnyOrder(tenant(1), tenant(2), tenant(3), TenantTimings.OTHER);
    }

    @Test
    void keepsWhoeverRestsUntilSomebodyNeedsThePlace() {
        // given
        ask(1, 1);
        IntStream.range(0, 20).forEach(minute -> timings.look());
        assertThat(named()).containsExactly(tenant(1));
        // when
        ask(2, 1);
        ask(3, 1);
        ask(4, 1);
        timings.look();
        // then
        assertThat(named()).doesNotContain(tenant(1));
    }

    @Test
    void tellsHowRequestsEnded() {
        timings.record(new TenantId(tenant(1)), 201, 1_000);
        timings.record(new TenantId(tenant(1)), 429, 1_000);
        timings.record(new TenantId(tenant(1)), 503, 1_000);
        assertThat(timers())
                .extracting(timer -> timer.getId().getTag("outcome"))
                .containsExactlyInAnyOrder("SUCCESS", "CLIENT_ERROR", "SERVER_ERROR");
    }

    private void ask(int tenant, int times) {
        for (int i = 0; i < times; i++) {
            timings.record(new TenantId(tenant(tenant)), 200, 1_000);
        }
    }

    private static String tenant(int number) {
        return "%024x".formatted(number);
    }

    private long count(String tenant) {
        return meters.get("customers.tenant.requests")
                .tag("tenant", tenant)
                .timer()
                .count();
    }

    private Set<String> named() {
        return timers().stream().map(timer -> timer.getId().getTag("tenant")).collect(Collectors.toSet());
    }

    private Collection<Timer> timers() {
        return meters.find("customers.tenant.requests").timers();
    }
}
