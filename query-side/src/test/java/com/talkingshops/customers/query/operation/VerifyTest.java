package com.talkingshops.customers.query.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.talkingshops.customers.api.error.Rejection;
import com.talkingshops.customers.query.operation.ReadModelReply.Row;
import com.talkingshops.customers.query.statistics.RandomShop;
import com.talkingshops.customers.query.statistics.Shop;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class VerifyTest {

    private static final Duration SOON = Duration.ofSeconds(60);

    private final RunningReadModels readModels = RunningReadModels.get();
    private final ReadModelDesk desk = readModels.bean(ReadModelDesk.class);
    private final JdbcClient database = readModels.bean(JdbcClient.class);
    private final RandomShop random = new RandomShop(21);

    /** What other tests have written into tables by hand is none of the events'. */
    @BeforeEach
    void beginRight() {
        random.lives(100);
        readModels.store(random.shop().takeEvents(), 3);
        readModels.rebuild("statistics");
    }

    @Test
    void findsNothingWhereNothingIsWrongAndLeavesNothingBehind() {
        var found = readModels.verify("statistics");
        // then
        assertThat(found.differences()).isZero();
        assertThat(found.rows()).isEmpty();
        assertThat(found.compared()).isPositive();
        assertThat(found.tables().stream().map(ReadModelReply.Table::table))
                .containsExactly(
                        "customer",
                        "day_total",
                        "first_day",
                        "known_day_total",
                        "known_month_total",
                        "placed_order",
                        "segment_total");
        assertThat(found.tables())
                .allSatisfy(table -> assertThat(table.compared()).isPositive());
        Awaitility.await()
                .atMost(SOON)
                .until(() -> database.sql("select to_regnamespace('rm_statistics_next') is null")
                        .query(Boolean.class)
                        .single());
        assertThat(readModels.verify("tenants").differences()).isZero();
    }

    @Test
    void findsNothingWrongInTheMiddleOfWhatHappens() throws Exception {
        // given
        var over = new AtomicBoolean();
        var writer = Thread.ofVirtual().start(() -> {
            while (!over.get()) {
                readModels.store(random.lives(5).shop().takeEvents(), 2);
            }
        });
        // then
        try {
            for (int i = 0; i < 3; i++) {
                assertThat(readModels.verify("statistics").rows()).isEmpty();
            }
        } finally {
            over.set(true);
            writer.join();
        }
    }

    @Test
    void namesExactlyWhatWasChangedByHand() {
        // given
        Map<String, Object> changed =
                change("placed_order", "order_id", "version = version + 1, counted = not counted");
        Map<String, Object> gone = someKey("customer", "customer_id");
        database.sql("delete from rm_statistics.customer where tenant_id = ? and customer_id = ?")
                .params(gone.get("tenant_id"), gone.get("customer_id"))
                .update();
        Map<String, Object> nobodys = Map.of("tenant_id", random.shop().tenant(), "order_id", "nobody's");
        database.sql("insert into rm_statistics.placed_order values (?, ?, 1, 'vip', '2023-06-10', 1.00, true)")
                .params(nobodys.get("tenant_id"), nobodys.get("order_id"))
                .update();
        // then
        assertThat(readModels.verify("statistics").rows())
                .containsExactlyInAnyOrder(
                        new Row("placed_order", changed, "different", List.of("counted", "version")),
                        new Row("customer", gone, "missing", List.of()),
                        new Row("placed_order", nobodys, "extra", List.of()));
    }

    @Test
    void namesATotalThatIsWrongHoweverManyPartsItHas() {
        // given: another part that takes back what one has
        database.sql("""
                        insert into rm_statistics.segment_total
                        select tenant_id, segment, -1, 0, 0, 5, 0 from rm_statistics.segment_total
                         where tenant_id = ? and part = 0
                        """).param(random.shop().tenant()).update();
        database.sql("update rm_statistics.segment_total set orders = orders - 5 where tenant_id = ? and part = 0")
                .param(random.shop().tenant())
                .update();
        assertThat(readModels.verify("statistics").rows()).isEmpty();
        // when
        database.sql("""
                        update rm_statistics.segment_total set revenue = revenue + 0.01 where tenant_id = ? and part = 0
                           and segment = (select min(segment) from rm_statistics.segment_total where tenant_id = ? and part = 0)
                        """).params(random.shop().tenant(), random.shop().tenant()).update();
        // then
        var found = readModels.verify("statistics");
        assertThat(found.rows()).singleElement().satisfies(row -> {
            assertThat(row.table()).isEqualTo("segment_total");
            assertThat(row.key()).containsOnlyKeys("tenant_id", "segment");
            assertThat(row.columns()).containsExactly("revenue");
        });
        assertThat(found.differences()).isEqualTo(1);
    }

    @Test
    void countsMoreThanItLists() {
        database.sql("insert into rm_statistics.placed_order select ?, 'x' || i, 1, 'vip', '2023-06-10', 1.00, true"
                        + " from generate_series(1, 1500) i")
                .param(random.shop().tenant())
                .update();
        var found = readModels.verify("statistics");
        assertThat(found.differences()).isEqualTo(1500);
        assertThat(found.rows()).hasSize(1000);
    }

    @Test
    void aRebuildTellsWhatWasWrongAndMendsIt() {
        // given
        Map<String, Object> key = change("placed_order", "order_id", "version = version + 1");
        // when
        readModels.rebuild("statistics");
        // then
        assertThat(desk.get("statistics").rebuild().comparison().rows())
                .containsExactly(new Row("placed_order", key, "different", List.of("version")));
        assertThat(desk.all().readModels().stream()
                        .filter(one -> one.name().equals("statistics"))
                        .map(one -> one.rebuild().comparison()))
                .singleElement()
                .satisfies(listed -> {
                    assertThat(listed.differences()).isEqualTo(1);
                    assertThat(listed.rows()).isEmpty();
                });
        assertThat(readModels.verify("statistics").rows()).isEmpty();
    }

    @Test
    void aComparisonThatRunsIntoALimitEndsAVerificationAndKeepsNoRebuildFromTakingOver() {
        // given: whoever reads one of the tables has no room for it
        database.sql("alter table rm_tenants.tenant_total rename to kept_total").update();
        database.sql("insert into rm_tenants.kept_total values (-1, 0)").update();
        database.sql("""
                        create function rm_tenants.has_room() returns boolean language plpgsql as $$
                        begin raise exception 'no room' using errcode = '53400'; end $$
                        """).update();
        database.sql("create view rm_tenants.tenant_total as"
                        + " select part, tenants from rm_tenants.kept_total where rm_tenants.has_room()")
                .update();
        // when
        desk.verify("tenants");
        // then
        Awaitility.await()
                .atMost(SOON)
                .until(() -> "failed".equals(desk.get("tenants").verify().state()));
        // and when
        readModels.rebuild("tenants");
        // then
        assertThat(desk.get("tenants").rebuild().comparison()).isNull();
        assertThat(readModels.verify("tenants").differences()).isZero();
    }

    @Test
    void whatWasReadBeforeComesBackWithWhatHappenedSince() {
        // given: something by which to know it again
        Map<String, Object> key = change("placed_order", "order_id", "version = version + 100");
        readModels.rebuild("statistics");
        var shop = new Shop();
        shop.registers("vip", "2023-06-10T00:00:00Z");
        readModels.store(shop.takeEvents(), 3);
        assertThat(readModels.verify("statistics").rows()).isEmpty();
        // when
        readModels.swapBack("statistics");
        shop.registers("vip", "2023-06-11T00:00:00Z");
        readModels.store(shop.takeEvents(), 3);
        // then
        assertThat(readModels.verify("statistics").rows())
                .containsExactly(new Row("placed_order", key, "different", List.of("version")));
        // and when: the other way round
        readModels.swapBack("statistics");
        // then
        assertThat(readModels.verify("statistics").rows()).isEmpty();
    }

    @Test
    void whatWasReadBeforeIsGoneOnceSomebodyIsErased() {
        // given
        assertThat(desk.get("statistics").previousUntil()).isNotNull();
        var shop = new Shop();
        var customer = shop.registers("vip", "2023-06-10T00:00:00Z");
        // when
        shop.erases(customer);
        readModels.store(shop.takeEvents(), 3);
        // then
        Awaitility.await()
                .atMost(SOON)
                .until(() -> database.sql("select to_regnamespace('rm_statistics_previous') is null")
                        .query(Boolean.class)
                        .single());
        assertThatThrownBy(() -> desk.swapBack("statistics")).hasMessageContaining("nothing to swap back to");
    }

    @Test
    void isOneAtATimeAndCanBeCancelled() {
        // given
        database.sql("""
                        insert into es.rebuild (read_model, kind, state, total, owner, seen_at)
                        values ('statistics', 'verify', 'building', 10, 'somebody', now() + interval '1 hour')
                        on conflict (read_model, kind) do update
                           set state = 'building', ended_at = null, owner = 'somebody', seen_at = excluded.seen_at
                        """).update();
        // then
        assertThatThrownBy(() -> desk.verify("statistics")).hasMessageContaining("being verified");
        assertThatThrownBy(() -> desk.rebuild("statistics")).hasMessageContaining("being verified");
        assertThatThrownBy(() -> desk.cancelRebuild("statistics")).hasMessageContaining("not being built anew");
        assertThatThrownBy(() -> desk.verify("nobody's")).isInstanceOf(Rejection.class);
        assertThatThrownBy(() -> desk.swapBack("nobody's")).isInstanceOf(Rejection.class);
        // when
        desk.cancelVerify("statistics");
        // then
        assertThat(desk.get("statistics").verify().state()).isEqualTo("cancelled");
        assertThatThrownBy(() -> desk.cancelVerify("statistics")).isInstanceOf(Rejection.class);
        assertThat(readModels.verify("statistics").rows()).isEmpty();
    }

    @Test
    void goesOnWhereANodeThatIsGoneHasLeftIt() {
        database.sql("""
                        insert into es.rebuild (read_model, kind, state, total, owner, seen_at)
                        values ('statistics', 'verify', 'comparing', 10, 'gone', now() - interval '11 seconds')
                        on conflict (read_model, kind) do update
                           set state = 'comparing', report = null, ended_at = null, owner = 'gone', seen_at = excluded.seen_at
                        """).update();
        Awaitility.await()
                .atMost(SOON)
                .until(() -> "completed".equals(desk.get("statistics").verify().state()));
        assertThat(desk.get("statistics").verify().comparison().rows()).isEmpty();
    }

    @Test
    void waitsUntilKeysAreNoLongerReplacedAndCanBeCancelledUntilThen() throws Exception {
        // given: somebody who replaces them, as far as others know
        try (var replacing = readModels.bean(DataSource.class).getConnection()) {
            replacing.createStatement().execute("select pg_advisory_lock(hashtextextended('es.key_rotation', 0))");
            try {
                // when
                desk.verify("statistics");
                Awaitility.await()
                        .atMost(SOON)
                        .until(() -> "comparing"
                                .equals(desk.get("statistics").verify().state()));
                desk.cancelVerify("statistics");
                desk.verify("statistics");
                Awaitility.await()
                        .atMost(SOON)
                        .until(() -> "comparing"
                                .equals(desk.get("statistics").verify().state()));
            } finally {
                replacing
                        .createStatement()
                        .execute("select pg_advisory_unlock(hashtextextended('es.key_rotation', 0))");
            }
        }
        // then
        Awaitility.await()
                .atMost(SOON)
                .until(() -> "completed".equals(desk.get("statistics").verify().state()));
        assertThat(desk.get("statistics").verify().comparison().differences()).isZero();
    }

    private Map<String, Object> someKey(String table, String id) {
        String some = database.sql("select min(%s) from rm_statistics.%s where tenant_id = ?".formatted(id, table))
                .param(random.shop().tenant())
                .query(String.class)
                .single();
        return Map.of("tenant_id", random.shop().tenant(), id, some);
    }

    /** Changes a row by hand. */
    private Map<String, Object> change(String table, String id, String change) {
        Map<String, Object> key = someKey(table, id);
        int changed = database.sql(
                        "update rm_statistics.%s set %s where tenant_id = ? and %s = ?".formatted(table, change, id))
                .params(key.get("tenant_id"), key.get(id))
                .update();
        assertThat(changed).isEqualTo(1);
        return key;
    }
}
