package com.talkingshops.customers.query.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.talkingshops.customers.api.error.Rejection;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Readers are at the tables whose place a copy is to take, and some of them stay. */
class RebuildBesideReadersTest {

    private static final Duration SOON = Duration.ofSeconds(60);
    /** As long as it would take to try some times. */
    private static final Duration A_FEW_TRIES = Duration.ofSeconds(5);

    private final RunningReadModels readModels = RunningReadModels.get();
    private final ReadModelDesk desk = readModels.bean(ReadModelDesk.class);
    private final JdbcClient database = readModels.bean(JdbcClient.class);

    @Test
    void beginsThoughSomebodyIsStillAtWhatWasReadBefore() throws Exception {
        // given
        readModels.rebuild("tenants");
        endsToday("tenants");
        Awaitility.await().atMost(SOON).until(() -> !existsSchema("rm_tenants_previous"));
        database.sql("create schema rm_tenants_previous create table read_before (id int)")
                .update();
        try (var reader = readModels.bean(DataSource.class).getConnection()) {
            reader.setAutoCommit(false);
            reader.createStatement().execute("lock table rm_tenants_previous.read_before in access share mode");
            Awaitility.await().atMost(SOON).until(() -> somebodyWaitsFor("rm_tenants_previous.read_before"));
            // when
            var begun = CompletableFuture.runAsync(() -> desk.rebuild("tenants"));
            // then
            assertThat(begun).succeedsWithin(SOON);
            reader.rollback();
        }
        readModels.awaitRebuilt("tenants");
    }

    @Test
    void keepsNobodyWaitingBehindItselfWhileSomebodyStaysAtTheOldTables() throws Exception {
        try (var reader = readModels.bean(DataSource.class).getConnection()) {
            // given
            reader.setAutoCommit(false);
            reader.createStatement().execute("lock table rm_tenants.api_key in access share mode");
            // when
            desk.rebuild("tenants");
            readModels.awaitCompared("tenants");
            // then
            Awaitility.await()
                    .failFast("it is in line", () -> somebodyWaitsFor("rm_tenants.api_key"))
                    .during(A_FEW_TRIES)
                    .atMost(SOON)
                    .until(() -> true);
            assertThat(desk.get("tenants").rebuild().endedAt()).isNull();
            reader.rollback();
        }
        readModels.awaitRebuilt("tenants");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.05", "2"})
    void takesOverThoughThereAreAlwaysReadersIfNoneOfThemStays(String seconds) throws Exception {
        // given
        var over = new AtomicBoolean();
        var readers = IntStream.range(0, 4)
                .mapToObj(i -> CompletableFuture.runAsync(
                        () -> {
                            while (!over.get()) {
                                readFor(seconds, "rm_tenants.api_key");
                            }
                        },
                        task -> Thread.ofVirtual().start(task)))
                .toList();
        // then
        try {
            readModels.rebuild("tenants");
        } finally {
            over.set(true);
        }
        assertThat(readers).allSatisfy(reader -> assertThat(reader).succeedsWithin(SOON));
    }

    private void readFor(String seconds, String table) {
        database.sql("select pg_sleep(%s) from (select count(*) from %s) counted".formatted(seconds, table))
                .query()
                .singleRow();
    }

    @Test
    void leavesWhatWasReadBeforeNoLongerThanItTakes() {
        // given
        readModels.rebuild("tenants");
        assertThat(existsSchema("rm_tenants_previous")).isTrue();
        assertThat(desk.get("tenants").previousUntil()).isAfter(Instant.now());
        // when
        endsToday("tenants");
        // then
        Awaitility.await().atMost(SOON).until(() -> !existsSchema("rm_tenants_previous"));
        assertThat(desk.get("tenants").previousUntil()).isNull();
        assertThatThrownBy(() -> desk.swapBack("tenants")).isInstanceOf(Rejection.class);
    }

    @Test
    void isComparedOnceHoweverOftenItIsTakenUpAgain() throws Exception {
        // given
        try (var reader = readModels.bean(DataSource.class).getConnection()) {
            reader.setAutoCommit(false);
            reader.createStatement().execute("lock table rm_tenants.api_key in access share mode");
            desk.rebuild("tenants");
            readModels.awaitCompared("tenants");
            // when: something by which to know the outcome again, and somebody else who has it and is gone
            database.sql("update es.rebuild set report = jsonb_set(report, '{position}', '-1'), owner = 'gone',"
                            + " seen_at = '-infinity' where read_model = 'tenants' and kind = 'rebuild'")
                    .update();
            Awaitility.await()
                    .atMost(SOON)
                    .until(() -> database.sql("select owner <> 'gone' from es.rebuild"
                                    + " where read_model = 'tenants' and kind = 'rebuild'")
                            .query(Boolean.class)
                            .single());
            reader.rollback();
        }
        // then
        readModels.awaitRebuilt("tenants");
        assertThat(desk.get("tenants").rebuild().comparison().position()).isEqualTo(-1);
    }

    /** Lets the time be over for which what was read before is kept. */
    private void endsToday(String readModel) {
        database.sql("update es.kept_read_model set kept_until = now() where read_model = ?")
                .param(readModel)
                .update();
    }

    private boolean somebodyWaitsFor(String table) {
        return database.sql("select exists (select from pg_locks where relation = cast(? as regclass) and not granted)")
                .param(table)
                .query(Boolean.class)
                .single();
    }

    private boolean existsSchema(String name) {
        return database.sql("select to_regnamespace(?) is not null")
                .param(name)
                .query(Boolean.class)
                .single();
    }
}
