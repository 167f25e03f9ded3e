package com.talkingshops.customers.server.chaos;

import static com.talkingshops.customers.server.http.Client.object;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.talkingshops.customers.server.embedded.ServerData;
import com.talkingshops.customers.server.http.Reply;
import com.talkingshops.customers.server.replay.Verifying;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All read models are built anew from a long history, in little memory: whoever reads or writes meanwhile notices nothing. */
class RebuildUnderLoadTest {

    private static final int CUSTOMERS = Size.of(3_000, 445_000);
    private static final int READS = Size.of(200, 6_000);
    private static final int KILLS = Size.of(3, 10);
    private static final int READERS = 4;
    private static final int WRITERS = 2;

    /** At a million events: of what is kept of each, some sixty bytes would be more. */
    private static final long GROWTH_IN_MEGABYTES = 48;

    /** More than a few mean that tables are filled by plans that were made for empty ones. */
    private static final long LOOKS_AT_A_ROW = 20;

    private static final Duration PATIENCE = Duration.ofMinutes(30);
    private static final Duration REST = Duration.ofMillis(25);
    private static final Duration LOOK = Duration.ofMillis(5);

    @TempDir
    private static Path folder;

    private static EmbeddedFiles files;
    private static ServerProcess server;
    private static StillShop still;

    private static final Times TIMES = new Times();

    @BeforeAll
    static void fill() throws IOException {
        files = new EmbeddedFiles(ServerData.in(folder));
        // Longer than by default: a machine that is busy building must not make a write answer before it can be read.
        server = new ServerProcess(files, ServerProcess.withHeap("512m"), "--customers.acknowledge.wait=30s");
        Reply tenant = server.operator()
                .post("/admin/tenants", object("name", "Still", "rateLimit", 10_000_000, "region", "IN"))
                .expect(201);
        still = new StillShop(() -> server.holder(tenant.text("/apiKey")), CUSTOMERS, TIMES);
        long start = System.nanoTime();
        still.fill(files, tenant.text("/tenantId"));
        tell("%,d events stored, %,.0f a second", still.events(), still.events() / since(start));
        server.awaitCaughtUp(PATIENCE);
        tell("and projected, %,.0f a second", still.events() / since(start));
    }

    @AfterAll
    static void end() throws InterruptedException {
        server.close();
    }

    @Test
    void readersAndWritersNoticeNothing() throws Exception {
        // given
        var rebuilds = new Rebuilds(server.operator());
        var fresh = new FreshShop(server.holder(server.newKey()));
        var load = new Load(WRITERS, folder);
        String written = server.newKey();
        var reading = new Endless(REST).begin(fresh::writeAndRead).begin(still::readAllPages);
        for (int i = 0; i < READERS; i++) {
            reading.begin(still::readSomething);
        }
        load.startBy(server.holder(written));
        await().atMost(PATIENCE).failFast(reading::requireAllWell).until(() -> TIMES.count() >= READS);
        TIMES.takeP99();
        await().atMost(PATIENCE).failFast(reading::requireAllWell).until(() -> TIMES.count() >= READS);
        double alone = TIMES.takeP99();
        int before = load.acknowledged();
        // when
        long start = System.nanoTime();
        rebuilds.begin();
        await().atMost(PATIENCE)
                .failFast(reading::requireAllWell)
                .until(() -> rebuilds.done() > 0.25 || rebuilds.areOver());
        long atFirst = LiveHeap.of(server.pid());
        await().atMost(PATIENCE)
                .failFast(reading::requireAllWell)
                .until(() -> rebuilds.done() > 0.9 || rebuilds.areOver());
        long atLast = LiveHeap.of(server.pid());
        await().atMost(PATIENCE).failFast(reading::requireAllWell).until(rebuilds::areOver);
        double seconds = since(start);
        double beside = TIMES.takeP99();
        int meanwhile = load.acknowledged() - before;
        load.stop();
        reading.stop();
        long afterwards = LiveHeap.of(server.pid());
        // then
        tell(
                "%,d events, %,.0f a second, beside %d writes and reads whose p99 was %.0f ms, and %.0f ms without;"
                        + " live heap %d, %d, %d MB",
                events(), events() / seconds, meanwhile, beside, alone, atFirst, atLast, afterwards);
        rebuilds.requireCompletedAndEqual();
        assertThat(load.refused()).isZero();
        assertThat(meanwhile).isPositive();
        assertThat(fresh.customers()).isPositive();
        assertThat(Math.max(atLast, afterwards) - atFirst).isLessThan(GROWTH_IN_MEGABYTES);
        // and
        load.settleBy(server.holder(written));
        Lists.readBy(server.holder(written)).compare(load.account());
        still.readAllPages();
        Verifying.all(server.operator());
    }

    @Test
    void oneThatIsKilledAgainAndAgainEndsLikeWhatIsRead() throws Exception {
        // given
        long seed = System.nanoTime();
        tell("kills by the seed %d", seed);
        var random = new Random(seed);
        long start = System.nanoTime();
        rebuild();
        double seconds = since(start);
        tell("%,d events, %,.0f a second, beside nothing", events(), events() / seconds);
        assertThat(readByIndexes("placed_order")).isLessThan(LOOKS_AT_A_ROW * rows("placed_order"));
        double furthest = 1;
        int interrupted = 0;
        for (int kill = 0; interrupted < KILLS; kill++) {
            assertThat(kill).as("kills, of which %d were in time", interrupted).isLessThan(10 * KILLS);
            // when
            beginOrGoOn();
            awaitDone(random.nextDouble() * furthest);
            server.kill();
            if (isGoingOn()) {
                interrupted++;
            } else {
                // What is left from there takes less time than to see it.
                furthest /= 2;
            }
            server.start();
        }
        rebuild();
        // then
        Verifying.all(server.operator());
        still.readAllPages();
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(files.open()
                                .sql("select nspname from pg_namespace where nspname like 'rm\\_%\\_next'")
                                .query(String.class)
                                .list())
                        .isEmpty());
    }

    /** To its end, one that was begun or a new one. */
    private static void rebuild() {
        var rebuilds = new Rebuilds(server.operator());
        rebuilds.begin();
        await().atMost(PATIENCE).until(rebuilds::areOver);
        rebuilds.requireCompletedAndEqual();
    }

    /** Until the process that runs now is at one; what another was at, it takes over when that has been silent for long enough. */
    private static void beginOrGoOn() {
        String now = files.open().sql("select now()::text").query(String.class).single();
        new Rebuilds(server.operator()).begin();
        await().atMost(PATIENCE)
                .pollInterval(LOOK)
                .until(() -> files.open()
                        .sql("select exists (select from es.rebuild where seen_at > cast(? as timestamptz))")
                        .param(now)
                        .query(Boolean.class)
                        .single());
    }

    /** Waits until so much of the history is through, or all is over. */
    private static void awaitDone(double part) {
        var rebuilds = new Rebuilds(server.operator());
        await().atMost(PATIENCE).pollInterval(LOOK).until(() -> rebuilds.done() >= part || rebuilds.areOver());
    }

    private static boolean isGoingOn() {
        return files.open()
                .sql("select exists (select from es.rebuild where ended_at is null)")
                .query(Boolean.class)
                .single();
    }

    private static long events() {
        return number("select count(*) from es.domain_event_entry");
    }

    private static long rows(String table) {
        return number("select count(*) from rm_customers." + table);
    }

    /** How many entries of a table's indexes were looked at since it was made. */
    private static long readByIndexes(String table) {
        return number("select sum(idx_tup_read)::bigint from pg_stat_user_indexes"
                + " where schemaname = 'rm_customers' and relname = '" + table + "'");
    }

    private static long number(String sql) {
        return files.open().sql(sql).query(Long.class).single();
    }

    private static double since(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    private static void tell(String what, Object... figures) {
        System.out.println(what.formatted(figures));
    }
}
