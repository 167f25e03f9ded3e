package com.talkingshops.customers.server.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.benmanes.caffeine.cache.Ticker;
import com.talkingshops.customers.api.tenant.Caller;
import com.talkingshops.customers.api.tenant.TenantId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class SharedLimitsTest {

    private static final LimitTables TABLES = new LimitTables();

    private final TenantId tenant = Callers.tenant();
    private final SharedLimits one = node();
    private final SharedLimits another = node();

    @AfterAll
    static void close() {
        TABLES.close();
    }

    @Test
    void letInExactlyTheLimitOverAllNodes() throws Exception {
        // given
        List<Function<Caller, Allowance>> nodes = List.of(one::take, another::take, node()::take);
        // when
        long letIn = LimitTables.ask(nodes, Callers.of(tenant, Callers.key(), 500, null), 48, 20);
        // then
        assertThat(letIn).isEqualTo(500);
    }

    @Test
    void keepAKeyToItsOwnLimitOverAllNodes() throws Exception {
        // given
        Caller tight = Callers.of(tenant, Callers.key(), 300, 100);
        Caller free = Callers.of(tenant, Callers.key(), 300, null);
        List<Function<Caller, Allowance>> nodes = List.of(one::take, another::take, node()::take);
        // then
        assertThat(LimitTables.ask(nodes, tight, 24, 10)).isEqualTo(100);
        assertThat(LimitTables.ask(nodes, free, 24, 10)).isEqualTo(200);
    }

    @Test
    void tellWhatIsLeftOfAll() {
        // given
        Caller caller = Callers.of(tenant, Callers.key(), 10, null);
        one.take(caller);
        another.take(caller);
        // when
        Allowance third = one.take(caller);
        // then
        assertThat(third.left()).matches("\"tenant\";r=7;t=6[01]");
    }

    @Test
    void writeOnceForEachRequestThatIsLetInAtMostAndNothingForARefusedOne() throws Exception {
        // given
        Caller caller = Callers.of(tenant, Callers.key(), 100, null);
        one.take(caller);
        long first = TABLES.version(tenant);
        // when
        LimitTables.ask(List.of(one::take, another::take), caller, 16, 20);
        // then
        long full = TABLES.version(tenant);
        assertThat(full - first).isBetween(1L, 99L);
        // when
        LimitTables.ask(List.of(one::take, another::take, node()::take), caller, 12, 20);
        // then
        assertThat(TABLES.version(tenant)).isEqualTo(full);
    }

    @Test
    void writeOnceForAllThatWaitAtThatMoment() throws Exception {
        // given
        Caller caller = Callers.of(tenant, Callers.key(), 100, null);
        one.take(caller);
        long before = TABLES.version(tenant);
        List<Thread> threads;
        try (var connection = TABLES.dataSource().getConnection();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("select from es.rate_window for update");
            // when
            threads = Stream.generate(() -> Thread.ofPlatform().start(() -> one.take(caller)))
                    .limit(30)
                    .toList();
            await().until(() -> threads.stream()
                            .filter(thread -> thread.getState() == Thread.State.WAITING)
                            .count()
                    == 29);
            connection.commit();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        // then
        assertThat(TABLES.version(tenant) - before).isBetween(1L, 3L);
        assertThat(one.take(caller).left()).startsWith("\"tenant\";r=68;");
    }

    @Test
    void forgetWithTheSecondsWhatTheyCounted() {
        // given
        Caller caller = Callers.of(tenant, Callers.key(), 5, null);
        IntStream.range(0, 5).forEach(i -> one.take(caller));
        var table = new WindowTable(TABLES.database());
        var counted = table.read(tenant).seen().windows();
        // when
        table.put(Map.of(tenant, counted.shifted(-30)), 0);
        // then
        Allowance early = node().take(caller);
        assertThat(early.granted()).isFalse();
        assertThat(early.narrowest().reset()).isBetween(1L, 31L);
        // when
        table.put(Map.of(tenant, counted.shifted(-61)), 0);
        // then
        assertThat(node().take(caller).granted()).isTrue();
    }

    @Test
    void countAnewWhatWasLostInACrash() {
        // given
        Caller caller = Callers.of(tenant, Callers.key(), 5, null);
        IntStream.range(0, 3).forEach(i -> one.take(caller));
        another.take(caller);
        // when
        TABLES.database().sql("truncate es.rate_window").update();
        // then
        assertThat(another.take(caller).left()).startsWith("\"tenant\";r=4;");
        assertThat(one.take(caller).left()).startsWith("\"tenant\";r=3;");
    }

    @Test
    void doNotStopAtAClockThatWasSetBack() {
        // given
        Caller caller = Callers.of(tenant, Callers.key(), 5, null);
        IntStream.range(0, 5).forEach(i -> one.take(caller));
        var table = new WindowTable(TABLES.database());
        // when
        table.put(Map.of(tenant, table.read(tenant).seen().windows().shifted(3_600)), 0);
        // then
        assertThat(node().take(caller).granted()).isTrue();
    }

    @Test
    void takeOverWhatANodeHasCountedForItself() {
        // given
        Caller caller = Callers.of(tenant, Callers.key(), 5, 4);
        var time = new AtomicLong(-17_000_000_000L);
        var own = new RateLimits(time::get);
        IntStream.range(0, 3).forEach(i -> own.take(caller));
        // when
        new SharedLimits(new WindowTable(TABLES.node()), time::get).takeOver(own);
        // then
        assertThat(one.take(caller).left()).matches("\"tenant\";r=1;t=6[0-2], \"key\";r=0;t=6[0-2]");
        assertThat(another.take(caller).granted()).isFalse();
    }

    private static SharedLimits node() {
        return new SharedLimits(new WindowTable(TABLES.node()), Ticker.systemTicker());
    }
}
