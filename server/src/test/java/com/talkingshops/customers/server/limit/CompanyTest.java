package com.talkingshops.customers.server.limit;

import static org.assertj.core.api.Assertions.assertThat;

import com.talkingshops.customers.api.tenant.Caller;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;
import org.springframework.jdbc.core.simple.JdbcClient;

class CompanyTest {

    private final LimitTables tables = new LimitTables();
    private final Node one = new Node();
    private final Node another = new Node();

    @AfterEach
    void close() {
        tables.close();
    }

    /** Each has seen that the other has seen it. */
    private void bothCount() {
        for (int look = 0; look < 2; look++) {
            one.company.look();
            another.company.look();
        }
    }

    @Test
    void aSingleNodeCountsForItselfAndWritesNothing() {
        // given
        Caller caller = Callers.withLimit(5);
        assertThat(one.company.standing()).isEqualTo(Standing.UNSURE);
        // when
        one.company.look();
        // then
        assertThat(one.company.standing()).isEqualTo(Standing.ALONE);
        assertThat(one.letsIn(caller, 7)).isEqualTo(5);
        assertThat(tables.database()
                        .sql("select count(*) from es.rate_window")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void whoeverComesLetsNobodyInUntilAllCountTogether() {
        // given
        Caller caller = Callers.withLimit(10);
        one.company.look();
        assertThat(one.letsIn(caller, 4)).isEqualTo(4);
        // when
        another.company.look();
        // then
        assertThat(another.company.standing()).isEqualTo(Standing.UNSURE);
        assertThat(one.company.standing()).isEqualTo(Standing.ALONE);
        // when
        one.company.look();
        another.company.look();
        // then
        assertThat(one.company.standing()).isEqualTo(Standing.TOGETHER);
        assertThat(another.company.standing()).isEqualTo(Standing.TOGETHER);
        assertThat(another.letsIn(caller, 5) + one.letsIn(caller, 5)).isEqualTo(6);
    }

    @Test
    void ofTwoThatComeAtOnceNoneCountsForItself() {
        // given
        var third = UUID.randomUUID();
        one.nodes.seen(third, true);
        // when
        one.company.look();
        another.company.look();
        // then
        assertThat(List.of(one.company.standing(), another.company.standing())).containsOnly(Standing.TOGETHER);
    }

    @Test
    void whatWasFoundHoldsUntilOthersMightTakeTheNodeForGone() {
        // given
        one.company.look();
        // when
        one.pass(Duration.ofSeconds(7));
        // then
        assertThat(one.company.standing()).isEqualTo(Standing.UNSURE);
        // when
        one.company.look();
        // then
        assertThat(one.company.standing()).isEqualTo(Standing.ALONE);
    }

    @Test
    void whoeverIsLeftCountsForItselfWhenNothingOfTheOthersCountsAnyMore() {
        // given
        Caller caller = Callers.withLimit(10);
        bothCount();
        assertThat(one.letsIn(caller, 6)).isEqualTo(6);
        // when
        another.company.leave();
        one.company.look();
        // then
        assertThat(one.company.standing()).isEqualTo(Standing.TOGETHER);
        assertThat(another.company.standing()).isEqualTo(Standing.UNSURE);
        // when
        one.pass(Duration.ofSeconds(55));
        one.company.look();
        assertThat(one.company.standing()).isEqualTo(Standing.TOGETHER);
        one.pass(Duration.ofSeconds(11));
        one.company.look();
        // then
        assertThat(one.company.standing()).isEqualTo(Standing.ALONE);
        assertThat(one.letsIn(caller, 20)).isEqualTo(10);
    }

    @Test
    void whoeverComesAfterAllHaveGoneBeginsWithWhatTheyHaveCounted() {
        // given
        Caller caller = Callers.withLimit(10);
        bothCount();
        assertThat(one.letsIn(caller, 6)).isEqualTo(6);
        another.company.leave();
        one.company.leave();
        // when
        var again = new Node();
        again.company.look();
        // then
        assertThat(again.company.standing()).isEqualTo(Standing.TOGETHER);
        assertThat(again.letsIn(caller, 10)).isEqualTo(4);
        // when
        again.pass(Duration.ofSeconds(30));
        again.company.look();
        assertThat(again.company.standing()).isEqualTo(Standing.TOGETHER);
        again.pass(Duration.ofSeconds(36));
        again.company.look();
        // then
        assertThat(again.company.standing()).isEqualTo(Standing.ALONE);
    }

    @Test
    void isReadyOnceItCouldCountAndFromThenOn() {
        // given
        var health = new LimitsHealth(another.company);
        one.company.look();
        assertThat(health.health().getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
        // when
        another.company.look();
        // then
        assertThat(another.company.standing()).isEqualTo(Standing.UNSURE);
        assertThat(health.health().getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
        // when
        one.company.look();
        another.company.look();
        // then
        assertThat(health.health().getStatus()).isEqualTo(Status.UP);
        // when
        another.pass(Duration.ofSeconds(7));
        // then
        assertThat(another.company.standing()).isEqualTo(Standing.UNSURE);
        assertThat(health.health().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void whatWasLetInTogetherCountsStillForWhoIsAlone() {
        // given
        Caller caller = Callers.withLimit(10);
        bothCount();
        another.company.leave();
        one.company.look();
        one.pass(Duration.ofSeconds(30));
        one.company.look();
        assertThat(one.letsIn(caller, 6)).isEqualTo(6);
        // when
        one.pass(Duration.ofSeconds(40));
        one.company.look();
        // then
        assertThat(one.company.standing()).isEqualTo(Standing.ALONE);
        assertThat(one.letsIn(caller, 10)).isEqualTo(4);
    }

    private final class Node {
        private final AtomicLong passed = new AtomicLong();
        private final JdbcClient database = tables.node();
        private final NodeTable nodes = new NodeTable(database);
        private final RateLimits own = new RateLimits(this::now);
        private final SharedLimits shared = new SharedLimits(new WindowTable(database), this::now);
        private final Company company = new Company(nodes, shared, own, this::now);
        private final Limiter limiter = new LimitsOfNodes(company, own, shared, this::now);

        private long now() {
            return System.nanoTime() + passed.get();
        }

        void pass(Duration time) {
            passed.addAndGet(time.toNanos());
        }

        long letsIn(Caller caller, int times) {
            return IntStream.range(0, times)
                    .filter(i -> limiter.take(caller).granted())
                    .count();
        }
    }
}
