package com.talkingshops.customers.server.limit;

import static org.assertj.core.api.Assertions.assertThat;

import com.talkingshops.customers.api.tenant.Caller;
import com.talkingshops.customers.api.tenant.KeyId;
import com.talkingshops.customers.api.tenant.TenantId;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RateLimitsTest {

    private final AtomicLong time = new AtomicLong();
    private final RateLimits limits = new RateLimits(time::get);
    private final TenantId tenant = Callers.tenant();
    private final KeyId key = Callers.key();

    @Test
    void countsAllKeysOfATenantTogether() {
        // given
        Caller one = Callers.of(tenant, Callers.key(), 2, null);
        Caller other = Callers.of(tenant, Callers.key(), 2, null);
        // when
        limits.take(one);
        limits.take(other);
        // then
        assertThat(limits.take(one).granted()).isFalse();
    }

    @Test
    void keepsAKeyToItsOwnTighterLimitAndLeavesTheRestToTheOthers() {
        // given
        Caller tight = Callers.of(tenant, key, 3, 1);
        Caller free = Callers.of(tenant, Callers.key(), 3, null);
        // when
        limits.take(tight);
        Allowance refused = limits.take(tight);
        // then
        assertThat(refused.granted()).isFalse();
        assertThat(refused.narrowest().limit()).isEqualTo(1);
        assertThat(refused.policy()).isEqualTo("\"tenant\";q=3;w=60, \"key\";q=1;w=60");
        assertThat(refused.left()).isEqualTo("\"tenant\";r=2;t=61, \"key\";r=0;t=61");
        assertThat(limits.take(free).granted()).isTrue();
        assertThat(limits.take(free).granted()).isTrue();
        assertThat(limits.take(free).granted()).isFalse();
    }

    @Test
    void followsALimitThatTheOperatorChanges() {
        // given
        IntStream.range(0, 5).forEach(i -> limits.take(Callers.of(tenant, key, 5, null)));
        // when
        Allowance lowered = limits.take(Callers.of(tenant, key, 2, null));
        Allowance raised = limits.take(Callers.of(tenant, key, 6, null));
        // then
        assertThat(lowered.granted()).isFalse();
        assertThat(raised.granted()).isTrue();
    }

    @Test
    void waitsForEnoughToBeForgottenWhenALimitWasLowered() {
        // given
        limits.take(Callers.of(tenant, key, 3, null));
        time.addAndGet(Duration.ofSeconds(10).toNanos());
        limits.take(Callers.of(tenant, key, 3, null));
        limits.take(Callers.of(tenant, key, 3, null));
        // when
        Allowance refused = limits.take(Callers.of(tenant, key, 1, null));
        // then
        assertThat(refused.narrowest().reset()).isEqualTo(61);
    }

    @Test
    void lookingCostsNothing() {
        Caller caller = Callers.of(tenant, key, 1, null);
        assertThat(limits.look(caller).left()).isEqualTo("\"tenant\";r=1;t=0");
        assertThat(limits.take(caller).granted()).isTrue();
    }

    @Test
    void forgetsTenantsThatHaveBeenSilentForAMinute() {
        // given
        IntStream.range(0, 5_000).forEach(i -> limits.take(Callers.withLimit(100)));
        assertThat(limits.tenants()).isEqualTo(5_000);
        // when
        time.addAndGet(Duration.ofMinutes(2).toNanos());
        // then
        assertThat(limits.tenants()).isZero();
    }

    @Test
    void allowsExactlyTheLimitToManyAtOnce() throws Exception {
        // given
        Caller caller = Callers.of(tenant, key, 1_000, 1_000);
        var start = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            // when
            var results = IntStream.range(0, 64)
                    .<Future<Long>>mapToObj(thread -> threads.submit(() -> {
                        start.await();
                        return IntStream.range(0, 100)
                                .filter(i -> limits.take(caller).granted())
                                .count();
                    }))
                    .toList();
            start.countDown();
            long granted = 0;
            for (Future<Long> result : results) {
                granted += result.get();
            }
            // then
            assertThat(granted).isEqualTo(1_000);
        }
    }
}
