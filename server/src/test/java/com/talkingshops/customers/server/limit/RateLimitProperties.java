package com.talkingshops.customers.server.limit;

import static org.assertj.core.api.Assertions.assertThat;

import com.talkingshops.customers.api.tenant.Caller;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Any pattern of arrivals, held against a list of every request that was let in. */
class RateLimitProperties {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();
    private static final long MINUTE = 60 * SECOND;

    @Property(tries = 300)
    void neverAllowsMoreThanTheLimitInAny60Seconds(
            @ForAll("pauses") List<Long> pauses, @ForAll @IntRange(min = 1, max = 12) int limit) {
        List<Long> allowed = new ArrayList<>();
        play(pauses, limit, (now, allowance) -> {
            if (allowance.granted()) {
                allowed.add(now);
                assertThat(within(allowed, now, MINUTE)).isLessThanOrEqualTo(limit);
            }
        });
    }

    @Property(tries = 300)
    void refusesOnlyWhatFollowsAFullLimitWithin61Seconds(
            @ForAll("pauses") List<Long> pauses, @ForAll @IntRange(min = 1, max = 12) int limit) {
        List<Long> allowed = new ArrayList<>();
        play(pauses, limit, (now, allowance) -> {
            if (allowance.granted()) {
                allowed.add(now);
            } else {
                // 61 seconds hold more than the limit where one was admitted anew within them.
                assertThat(within(allowed, now, MINUTE + SECOND)).isGreaterThanOrEqualTo(limit);
            }
        });
    }

    @Property(tries = 300)
    void servesAClientThatWaitsAsLongAsItWasTold(
            @ForAll("pauses") List<Long> pauses, @ForAll @IntRange(min = 1, max = 12) int limit) {
        var time = new AtomicLong();
        var limits = new RateLimits(time::get);
        Caller caller = Callers.withLimit(limit);
        for (long pause : pauses) {
            time.addAndGet(pause);
            Allowance allowance = limits.take(caller);
            if (!allowance.granted()) {
                time.addAndGet(allowance.narrowest().reset() * SECOND);
                assertThat(limits.take(caller).granted()).isTrue();
            }
        }
    }

    @Property(tries = 300)
    void tellsHowManyAreLeft(@ForAll("pauses") List<Long> pauses, @ForAll @IntRange(min = 1, max = 12) int limit) {
        var left = new AtomicLong(limit);
        play(pauses, limit, (now, allowance) -> {
            long told = allowance.shares().getFirst().left();
            assertThat(told).isBetween(0L, (long) limit - 1);
            assertThat(told).isGreaterThanOrEqualTo(left.get() - 1);
            left.set(told);
        });
    }

    /** Bursts, trickles, pauses around the minute, and long silence. */
    @Provide
    Arbitrary<List<Long>> pauses() {
        return Arbitraries.frequencyOf(
                        net.jqwik.api.Tuple.of(6, Arbitraries.longs().between(0, SECOND / 4)),
                        net.jqwik.api.Tuple.of(3, Arbitraries.longs().between(0, 12 * SECOND)),
                        net.jqwik.api.Tuple.of(
                                2, Arbitraries.longs().between(MINUTE - 2 * SECOND, MINUTE + 3 * SECOND)),
                        net.jqwik.api.Tuple.of(1, Arbitraries.longs().between(0, 10 * MINUTE)))
                .list()
                .ofMinSize(1)
                .ofMaxSize(120);
    }

    private static void play(List<Long> pauses, int limit, Look look) {
        // A clock that never goes back may begin anywhere.
        var time = new AtomicLong(-3 * MINUTE - 17);
        var limits = new RateLimits(time::get);
        Caller caller = Callers.withLimit(limit);
        for (long pause : pauses) {
            look.at(time.addAndGet(pause), limits.take(caller));
        }
    }

    private static long within(List<Long> times, long now, long length) {
        return times.stream().filter(time -> now - time < length).count();
    }

    private interface Look {
        void at(long now, Allowance allowance);
    }
}
