package com.talkingshops.customers.server.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.talkingshops.customers.eventstore.TestDatabase;
import com.talkingshops.customers.personal.Sealing;
import com.talkingshops.customers.personal.Sealing.Place;
import com.talkingshops.customers.query.customer.CustomerColumn;
import com.talkingshops.customers.query.order.OrderColumn;
import com.talkingshops.customers.server.http.Client;
import com.talkingshops.customers.server.http.RunningServer;
import com.talkingshops.customers.server.http.Shop;
import com.talkingshops.customers.server.replay.Verifying.Found;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whatever is changed in the tables of customers by hand is found, and named, and nothing else is. */
class VerifyHttpTest {

    private static RunningServer server;
    private static Client operator;
    private static JdbcClient database;
    private static Sealing sealing;

    private Shop shop;
    private String asha;
    private String ravi;
    private String order;

    @BeforeAll
    static void start() {
        server = RunningServer.start(TestDatabase.freshUrl(), "customers.acknowledge.wait=30s");
        operator = server.operator();
        database = server.context().getBean(JdbcClient.class);
        sealing = server.context().getBean(Sealing.class);
    }

    @AfterAll
    static void stop() {
        server.stop();
    }

    @BeforeEach
    void beginRight() {
        shop = server.newShop();
        asha = shop.customer("919876543210", "Asha Rao", "asha@example.com", "gold");
        ravi = shop.customer("919876543211", "Ravi Das", null, null);
        order = shop.order("919876543210", "completed", "250.00", "2023-06-15T00:00:00Z");
    }

    @Test
    void nothingIsFoundWhereNothingIsWrongWhoeverWasErased() {
        // given
        String meera = shop.customer("919876543212", "Meera Nair", "meera@example.com", "gold");
        shop.order("919876543212", "completed", "20.00", "2023-06-15T00:00:00Z");
        shop.delete("/v1/customers/" + meera + "?erase=true").expect(200);
        shop.delete("/v1/customers/" + ravi).expect(200);
        Shop gone = server.newShop();
        gone.customer("919876543210", "Tara Iyer", "tara@example.com", "gold");
        gone.order("919876543210", "completed", "20.00", "2023-06-15T00:00:00Z");
        operator.delete("/admin/tenants/" + gone.tenantId() + "?erase=true").expect(200);
        // then
        Verifying.all(operator);
        // and
        assertThat(operator.get("/admin/read-models/customers").body())
                .doesNotContain("Asha", "Meera", "Tara", "example.com", "9876543210");
    }

    @Test
    void whatIsSealedIsComparedOpened() {
        // given: the same value sealed anew, and others
        update("customer", asha, "email", seal(CustomerColumn.email.of(shop.tenantId(), asha), "asha@example.com"));
        update("customer", asha, "name", seal(CustomerColumn.name.of(shop.tenantId(), asha), "Asha Rap"));
        update("customer", ravi, "email", seal(CustomerColumn.email.of(shop.tenantId(), ravi), "ravi@example.com"));
        update("placed_order", order, "name", seal(OrderColumn.name.of(shop.tenantId(), asha, order), "Somebody"));
        try {
            // then
            assertThat(Verifying.rows(operator, "customers"))
                    .containsExactlyInAnyOrder(
                            different("customer", asha, "name"),
                            different("customer", ravi, "email"),
                            different("placed_order", order, "name"));
        } finally {
            Rebuilding.of(server, "customers");
        }
    }

    @Test
    void aSealOfSomewhereElseIsAnotherValue() {
        // given
        update("customer", asha, "name", seal(CustomerColumn.name.of(shop.tenantId(), ravi), "Asha Rao"));
        try {
            // then
            assertThat(Verifying.rows(operator, "customers")).containsExactly(different("customer", asha, "name"));
        } finally {
            Rebuilding.of(server, "customers");
        }
    }

    @Test
    void plainColumnsRowsAndTotalsAreCompared() {
        // given
        set("customer", asha, "segment = 'silver'");
        set("customer_metrics", ravi, "lifetime_value = 1, slot = slot");
        database.sql("delete from rm_customers.placed_order where id = ?")
                .param(order)
                .update();
        database.sql("insert into rm_customers.deleted_customer values (?, 'nobody', 1, false)")
                .param(shop.tenantId())
                .update();
        database.sql("update rm_customers.order_total set orders = orders + 1 where tenant_id = ?")
                .param(shop.tenantId())
                .update();
        try {
            // then
            assertThat(Verifying.rows(operator, "customers"))
                    .containsExactlyInAnyOrder(
                            different("customer", asha, "segment"),
                            different("customer_metrics", ravi, "lifetime_value"),
                            new Found("placed_order", key("id", order), "missing", Set.of()),
                            new Found("deleted_customer", key("id", "nobody"), "extra", Set.of()),
                            new Found("order_total", key("status", "completed"), "different", Set.of("orders")));
        } finally {
            Rebuilding.of(server, "customers");
        }
    }

    @Test
    void theDirectoryIsComparedByWhatIsInIt() {
        // given: the last letter of what is listed last
        var piece = database.sql("""
                        select id, first_slot, sealed from rm_customers.directory_segment where tenant_id = ?
                         order by id, first_slot desc limit 1
                        """).param(shop.tenantId()).query().singleRow();
        var place = Place.ofTenant(shop.tenantId(), "directory", piece.get("id") + "/" + piece.get("first_slot"));
        byte[] clear = sealing.open(place, (byte[]) piece.get("sealed"));
        clear[clear.length - 3] ^= 1;
        database.sql("update rm_customers.directory_segment set sealed = ?, version = version + 1"
                        + " where tenant_id = ? and id = ? and first_slot = ?")
                .params(sealing.seal(place, clear), shop.tenantId(), piece.get("id"), piece.get("first_slot"))
                .update();
        try {
            // then
            assertThat(Verifying.rows(operator, "customers"))
                    .containsExactly(
                            new Found("directory_segment", key("customer_id", ravi), "different", Set.of("text")));
        } finally {
            Rebuilding.of(server, "customers");
        }
    }

    @Test
    void aPieceOfTheDirectoryThatIsGoneOrDoesNotOpenIsFound() {
        // given
        Shop other = server.newShop();
        String tara = other.customer("919876543210", "Tara Iyer", null, null);
        database.sql("delete from rm_customers.directory_segment where tenant_id = ?")
                .param(other.tenantId())
                .update();
        set("directory_segment", null, "sealed = sealed || '\\x00', version = version + 1");
        try {
            // then
            assertThat(Verifying.rows(operator, "customers"))
                    .contains(
                            new Found(
                                    "directory_segment",
                                    Map.of("tenant_id", other.tenantId(), "customer_id", tara),
                                    "missing",
                                    Set.of()),
                            new Found("directory_segment", key("customer_id", asha), "missing", Set.of()))
                    .anySatisfy(found -> assertThat(found.columns()).containsExactly("sealed"));
        } finally {
            Rebuilding.of(server, "customers");
        }
    }

    @Test
    void whereACustomerLiesInTheDirectoryIsHeldAgainstIt() {
        // given
        set("customer_metrics", ravi, "slot = slot + 1");
        try {
            // then
            assertThat(Verifying.rows(operator, "customers"))
                    .containsExactly(different("customer_metrics", ravi, "directory_segment", "slot"));
        } finally {
            Rebuilding.of(server, "customers");
        }
    }

    @Test
    void whatCannotBeDoneIsSaidAndChangesNothing() {
        operator.post("/admin/read-models/nobodys/verify", null).expect(404);
        operator.post("/admin/read-models/nobodys/swap-back", null).expect(404);
        operator.delete("/admin/read-models/nobodys/verify").expect(404);
        operator.post("/admin/read-models/customers/verify?fast=true", null).expect(400);
        operator.delete("/admin/read-models/customers/verify").expect(409);
        operator.delete("/admin/read-models/customers/swap-back").expect(409);
        assertThat(operator.post("/admin/read-models/erasures/swap-back", null)
                        .expect(409)
                        .text("/error/message"))
                .isEqualTo("There is nothing to swap back to: what was read before is gone, or never was.");
    }

    @Test
    void whatIsBeingBuiltIsNotBegunAgain() {
        // given
        String running =
                "select state || ' ' || position || ' ' || owner from es.rebuild where read_model = 'erasures' and kind = 'rebuild'";
        database.sql("""
                        insert into es.rebuild (read_model, state, position, total, owner, seen_at)
                        values ('erasures', 'building', 3, 10, 'another node', now() + interval '1 hour')
                        on conflict (read_model, kind) do update
                           set state = 'building', position = 3, ended_at = null, owner = excluded.owner,
                               seen_at = excluded.seen_at
                        """).update();
        try {
            // when
            var refused =
                    operator.post("/admin/read-models/erasures/rebuild", null).expect(409);
            // then
            assertThat(refused.text("/error/message"))
                    .isEqualTo("This read model is being built anew. Wait until that is over, or cancel it.");
            assertThat(database.sql(running).query(String.class).single()).isEqualTo("building 3 another node");
        } finally {
            database.sql("delete from es.rebuild where read_model = 'erasures' and kind = 'rebuild'")
                    .update();
        }
    }

    @Test
    void whatWasReadBeforeComesBackWithWhatHappenedSince() {
        // given
        set("customer", asha, "segment = 'silver'");
        Rebuilding.of(server, "customers");
        assertThat(shop.get("/v1/customers/" + asha).text("/segment")).isEqualTo("gold");
        assertThat(operator.get("/admin/read-models/customers").text("/rebuild/comparison/differences"))
                .isEqualTo("1");
        String meera = shop.customer("919876543212", "Meera Nair", "meera@example.com", "gold");
        // when
        Rebuilding.backTo(server, "customers");
        // then
        assertThat(shop.get("/v1/customers/" + asha).text("/segment")).isEqualTo("silver");
        assertThat(shop.get("/v1/customers/" + meera).text("/name")).isEqualTo("Meera Nair");
        assertThat(shop.get("/v1/customers?searchTerm=meera").text("/total")).isEqualTo("1");
        assertThat(Verifying.rows(operator, "customers")).containsExactly(different("customer", asha, "segment"));
        // and when: the other way round
        Rebuilding.backTo(server, "customers");
        // then
        assertThat(shop.get("/v1/customers/" + asha).text("/segment")).isEqualTo("gold");
        assertThat(Verifying.rows(operator, "customers")).isEmpty();
    }

    private byte[] seal(Place place, String value) {
        return sealing.seal(place, value.getBytes(StandardCharsets.UTF_8));
    }

    private void update(String table, String id, String column, byte[] value) {
        database.sql("update rm_customers.%s set %s = ? where tenant_id = ? and id = ?".formatted(table, column))
                .params(value, shop.tenantId(), id)
                .update();
    }

    /** Changes a row of the shop by hand, or all of them. */
    private void set(String table, String id, String change) {
        int changed = database.sql("update rm_customers.%s set %s where tenant_id = ? and id = coalesce(?, id)"
                        .formatted(table, change))
                .params(shop.tenantId(), id)
                .update();
        assertThat(changed).isPositive();
    }

    private Map<String, String> key(String column, String value) {
        return Map.of("tenant_id", shop.tenantId(), column, value);
    }

    private Found different(String table, String id, String... columns) {
        return new Found(table, key("id", id), "different", Set.of(columns));
    }
}
