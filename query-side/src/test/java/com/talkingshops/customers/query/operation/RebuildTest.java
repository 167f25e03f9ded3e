package com.talkingshops.customers.query.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.talkingshops.customers.api.customer.CustomerEvent.CustomerRegistered;
import com.talkingshops.customers.api.customer.CustomerId;
import com.talkingshops.customers.api.error.Rejection;
import com.talkingshops.customers.api.statistics.StatisticsQuery.GetStatistics;
import com.talkingshops.customers.api.statistics.StatisticsQuery.Statistics;
import com.talkingshops.customers.query.readmodel.ProjectorFactory;
import com.talkingshops.customers.query.statistics.RandomShop;
import com.talkingshops.customers.query.statistics.Shop;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.axonframework.eventhandling.EventHandler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

class RebuildTest {

    private static final Duration SOON = Duration.ofSeconds(60);

    private final RunningReadModels readModels = RunningReadModels.get();
    private final ReadModelDesk desk = readModels.bean(ReadModelDesk.class);
    private final RebuildTable table = readModels.bean(RebuildTable.class);
    private final JdbcClient database = readModels.bean(JdbcClient.class);

    @Test
    void leavesNothingOfTheOldTablesAndHasAllTheirIndexes() {
        // given
        var indexes = indexes();
        database.sql("create table rm_statistics.left_over (id int)").update();
        // when
        readModels.rebuild("statistics");
        // then
        assertThat(exists("rm_statistics.left_over")).isFalse();
        assertThat(exists("rm_statistics_next.segment_total")).isFalse();
        assertThat(indexes()).isEqualTo(indexes);
    }

    @Test
    void losesAndDoublesNothingThatHappensMeanwhile() throws Exception {
        // given
        var random = new RandomShop(11).lives(300);
        readModels.store(random.shop().takeEvents(), 3);
        var over = new AtomicBoolean();
        var writer = Thread.ofVirtual().start(() -> {
            while (!over.get()) {
                readModels.store(random.lives(5).shop().takeEvents(), 2);
            }
        });
        // when
        for (int i = 0; i < 3; i++) {
            readModels.rebuild("statistics");
        }
        over.set(true);
        writer.join();
        readModels.settle();
        // then
        assertThat(readModels.ask(
                        random.shop().tenant(), new GetStatistics(null, null, List.of(), null), Statistics.class))
                .isEqualTo(random.recount().of(new GetStatistics(null, null, List.of(), null)));
        assertThat(database.sql("select count(*) from es.token_entry where processor_name = 'statistics'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void goesOnWhereANodeThatIsGoneHasLeftIt() {
        // given
        var shop = new Shop();
        shop.registers("vip", "2023-06-10T00:00:00Z");
        readModels.store(shop.takeEvents(), 1);
        String gone = "a node that is gone";
        database.sql("""
                        insert into es.rebuild (read_model, state, total, owner, seen_at)
                        values ('tenants', 'preparing', 10, :owner, now() + interval '1 hour')
                        on conflict (read_model, kind) do update
                           set state = 'preparing', position = 0, ended_at = null, owner = excluded.owner,
                               seen_at = excluded.seen_at
                        """).param("owner", gone).update();
        assertThat(table.claim("another node", List.of("tenants"))).isEmpty();
        table.advance("tenants", gone, 0);
        database.sql("update es.rebuild set seen_at = now() + interval '1 hour' where read_model = 'tenants'")
                .update();
        assertThatThrownBy(() -> table.advance("tenants", "another node", 1))
                .isInstanceOf(RebuildTable.NoLongerOurs.class);
        // when
        database.sql("update es.rebuild set seen_at = now() - interval '11 seconds' where read_model = 'tenants'")
                .update();
        // then
        readModels.awaitRebuilt("tenants");
        assertThatThrownBy(() -> table.advance("tenants", gone, 1)).isInstanceOf(RebuildTable.NoLongerOurs.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"building", "indexing", "catching-up"})
    void beginsAnewWhereWhatIsLeftIsOfAnotherRelease(String state) {
        // given: tables that no migration of this release has made
        database.sql("drop schema if exists rm_statistics_next cascade").update();
        database.sql("create schema rm_statistics_next").update();
        var random = new RandomShop(12).lives(50);
        readModels.store(random.shop().takeEvents(), 3);
        // when
        database.sql("""
                        insert into es.rebuild (read_model, state, position, total)
                        values ('statistics', :state, 1000000, 1000000)
                        on conflict (read_model, kind) do update
                           set state = excluded.state, position = excluded.position, ended_at = null, owner = null,
                               seen_at = '-infinity'
                        """).param("state", state).update();
        readModels.awaitRebuilt("statistics");
        readModels.settle();
        // then
        assertThat(readModels.ask(
                        random.shop().tenant(), new GetStatistics(null, null, List.of(), null), Statistics.class))
                .isEqualTo(random.recount().of(new GetStatistics(null, null, List.of(), null)));
    }

    @Test
    void leavesTablesAloneThatAnotherReleaseHasChangedMeanwhile() throws Exception {
        try (var reader = readModels.bean(DataSource.class).getConnection()) {
            // given
            reader.setAutoCommit(false);
            reader.createStatement().execute("lock table rm_tenants.api_key in access share mode");
            desk.rebuild("tenants");
            readModels.awaitCompared("tenants");
            // when
            changeByAnotherRelease();
            reader.rollback();
            // then
            Awaitility.await()
                    .atMost(SOON)
                    .until(() -> desk.get("tenants").rebuild().endedAt() != null);
            assertThat(desk.get("tenants").rebuild().state()).isEqualTo("failed");
            assertThat(desk.get("tenants").rebuild().problem()).contains("another release");
            assertThat(database.sql("select later from rm_tenants.tenant_total")
                            .query()
                            .listOfRows())
                    .isNotNull();
        } finally {
            takeBackWhatAnotherReleaseChanged();
        }
    }

    @Test
    void isLeftToNodesOfTheReleaseWhoseTablesAreRead() {
        try {
            // given
            changeByAnotherRelease();
            desk.rebuild("tenants");
            // when
            readModels.bean(RebuildSchedule.class).look();
            // then
            assertThat(database.sql("select owner from es.rebuild where read_model = 'tenants' and kind = 'rebuild'")
                            .query()
                            .singleRow())
                    .containsEntry("owner", null);
        } finally {
            takeBackWhatAnotherReleaseChanged();
        }
        readModels.awaitRebuilt("tenants");
    }

    private void changeByAnotherRelease() {
        database.sql("alter table rm_tenants.tenant_total add column later int").update();
        database.sql("""
                        insert into rm_tenants.flyway_schema_history
                               (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success)
                        select max(installed_rank) + 1, '99', 'later', 'SQL', 'V99__later.sql', 1, 'somebody', 1, true
                          from rm_tenants.flyway_schema_history
                        """).update();
    }

    private void takeBackWhatAnotherReleaseChanged() {
        database.sql("alter table rm_tenants.tenant_total drop column if exists later")
                .update();
        database.sql("delete from rm_tenants.flyway_schema_history where version = '99'")
                .update();
    }

    @Test
    void doesNotReplaceWhatHasEverythingByACopyThatHasNot() {
        // given
        var shop = new Shop();
        var refused = shop.registers("vip", "2023-06-10T00:00:00Z");
        readModels.store(shop.takeEvents(), 1);
        // when
        rebuildBy(new Refusing(refused));
        // then
        var rebuild = desk.get("statistics").rebuild();
        assertThat(rebuild.state()).isEqualTo("failed");
        assertThat(rebuild.problem()).contains("of 1 customers").contains(refused.value(), "IllegalStateException");
        assertThat(rebuild.comparison().eventsNotTakenIn()).isEqualTo(1);
        assertThat(readModels.rows("rm_statistics.customer", shop.tenant())).hasSize(1);
    }

    @Test
    void replacesWhatGoesWithoutTheSame() {
        // given: an event that the processor could not take in either
        var shop = new Shop();
        var refused = shop.registers("vip", "2023-06-10T00:00:00Z");
        readModels.store(shop.takeEvents(), 1);
        database.sql("""
                        insert into es.dead_letter (dead_letter_id, processing_group, sequence_identifier, sequence_index,
                                message_type, event_identifier, time_stamp, payload_type, payload, enqueued_at, due_at)
                        values (gen_random_uuid(), 'statistics', ?, 0, 'a test', 'a test', '', '', '', '', 'infinity')
                        """).param(refused.value()).update();
        // when
        rebuildBy(new Refusing(refused));
        // then
        assertThat(desk.get("statistics").rebuild())
                .extracting(ReadModelReply.Progress::state, ReadModelReply.Progress::problem)
                .containsExactly("completed", null);
        // and: whoever takes in everything mends it
        readModels.rebuild("statistics");
        assertThat(readModels.rows("rm_statistics.customer", shop.tenant())).hasSize(1);
    }

    /** Takes in nothing, and refuses one customer. */
    private record Refusing(CustomerId refused) {

        @EventHandler
        void on(CustomerRegistered event) {
            if (event.customerId().equals(refused)) {
                throw new IllegalStateException("refused");
            }
        }
    }

    /** Has figures built anew by another projector, on this thread. */
    private void rebuildBy(Object projector) {
        String owner = "a test";
        database.sql("""
                        insert into es.rebuild (read_model, state, total, owner, seen_at)
                        values ('statistics', 'preparing', 10, :owner, now() + interval '1 hour')
                        on conflict (read_model, kind) do update
                           set state = 'preparing', position = 0, report = null, problem = null, ended_at = null,
                               owner = excluded.owner, seen_at = excluded.seen_at
                        """).param("owner", owner).update();
        readModels
                .bean(RebuildWork.class)
                .goOn(
                        table.running("statistics").orElseThrow(),
                        new ProjectorFactory<>(readModels.readModel("statistics"), schema -> projector),
                        owner);
    }

    @Test
    void dropsWhatACancelledOneHasBuilt() {
        // given
        database.sql("create schema if not exists rm_tenants_next").update();
        // when
        desk.rebuild("tenants");
        Awaitility.await().atMost(SOON).until(() -> {
            try {
                desk.cancelRebuild("tenants");
                return true;
            } catch (Rejection e) {
                // It was faster.
                desk.rebuild("tenants");
                return false;
            }
        });
        // then
        Awaitility.await().atMost(SOON).until(() -> !existsSchema("rm_tenants_next"));
        readModels.rebuild("tenants");
    }

    private List<String> indexes() {
        return database.sql("select indexdef from pg_indexes where schemaname = 'rm_statistics' order by 1")
                .query(String.class)
                .list();
    }

    private boolean existsSchema(String name) {
        return database.sql("select to_regnamespace(?) is not null")
                .param(name)
                .query(Boolean.class)
                .single();
    }

    private boolean exists(String name) {
        return database.sql("select to_regclass(?) is not null")
                .param(name)
                .query(Boolean.class)
                .single();
    }
}
