package com.talkingshops.customers.server.audit;

import static com.talkingshops.customers.server.http.Client.object;
import static com.talkingshops.customers.server.http.Replies.faultyFields;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.talkingshops.customers.eventstore.ReadPositions;
import com.talkingshops.customers.eventstore.TestDatabase;
import com.talkingshops.customers.eventstore.chain.ChainPosition;
import com.talkingshops.customers.server.http.Client;
import com.talkingshops.customers.server.http.Reply;
import com.talkingshops.customers.server.http.RunningServer;
import com.talkingshops.customers.server.http.Shop;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The operator has the history checked, and what was altered in the database is found. */
class AuditHttpTest {

    private static final Duration SOON = Duration.ofMinutes(1);
    private static final RunningServer SERVER =
            RunningServer.start(TestDatabase.freshUrl(), "customers.acknowledge.wait=30s");

    private final Client operator = SERVER.operator();
    private final JdbcClient database = SERVER.context().getBean(JdbcClient.class);
    private final Shop shop = SERVER.newShop();
    private String john;

    @AfterAll
    static void stop() {
        SERVER.stop();
    }

    @BeforeEach
    void aShopWithAHistoryThatIsChained() {
        john = shop.customer("919876543210", "John Doe", "john@example.com", "vip");
        shop.order("919876543210", "completed", "250.10", null);
        awaitChained();
    }

    private static void awaitChained() {
        long head = SERVER.context().getBean(ReadPositions.class).head();
        var chain = SERVER.context().getBean(ChainPosition.class);
        await().atMost(SOON).until(() -> chain.position() >= head);
    }

    private JsonNode verified(Object body) {
        operator.post("/admin/audit/verify", body).expect(202);
        await().atMost(SOON)
                .until(() -> !"running"
                        .equals(operator.get("/admin/audit/verify").expect(200).text("/state")));
        return operator.get("/admin/audit/verify").json();
    }

    private static void isIntact(JsonNode outcome) {
        assertThat(outcome.at("/state").asString()).isEqualTo("completed");
        assertThat(outcome.at("/first").isNull()).as(outcome.toString()).isTrue();
        assertThat(outcome.at("/intact").booleanValue()).isTrue();
        assertThat(outcome.at("/position").longValue()).isPositive();
        assertThat(outcome.at("/eventsUnchained").isIntegralNumber()).isTrue();
        assertThat(outcome.at("/eventsDone").longValue())
                .isPositive()
                .isEqualTo(outcome.at("/eventsTotal").longValue());
    }

    private JsonNode checkpoint(String query) {
        return operator.post("/admin/audit/checkpoints" + query, null)
                .expect(201)
                .json();
    }

    @Test
    void whatNobodyAlteredIsIntact() {
        isIntact(verified(null));
        isIntact(verified(object("tenantId", shop.tenantId())));
    }

    @Test
    void whatWasErasedIsForgottenAndTheChainHolds() {
        // given
        JsonNode before = checkpoint("");
        // when
        shop.delete("/v1/customers/" + john + "?erase=true").expect(200);
        operator.post("/admin/keys/rotate?tenantId=" + shop.tenantId(), null).expect(202);
        awaitChained();
        // then
        isIntact(verified(object("checkpoint", before)));
    }

    @Test
    void anAlteredEventIsNamed() {
        // given
        var event = database.sql("""
                        select l.global_index, e.event_identifier, l.number from es.chain_link l
                          join es.domain_event_entry e using (global_index)
                         where l.partition = ? order by number limit 1
                        """).param(shop.tenantId()).query().singleRow();
        alter(event.get("global_index"));
        try {
            // when
            JsonNode outcome = verified(object("tenantId", shop.tenantId()));
            // then
            assertThat(outcome.at("/intact").booleanValue()).isFalse();
            assertThat(outcome.at("/first/kind").asString()).isEqualTo("altered");
            assertThat(outcome.at("/first/tenantId").asString()).isEqualTo(shop.tenantId());
            assertThat(outcome.at("/first/number").longValue()).isEqualTo(event.get("number"));
            assertThat(outcome.at("/first/globalIndex").longValue()).isEqualTo(event.get("global_index"));
            assertThat(outcome.at("/first/eventId").asString()).isEqualTo(event.get("event_identifier"));
        } finally {
            alter(event.get("global_index"));
        }
        isIntact(verified(null));
    }

    @Test
    void anAlteredEventKeepsNobodyFromReadingTheOthers() {
        // given
        Object placed =
                database.sql("""
                        select max(l.global_index) from es.chain_link l join es.domain_event_entry e using (global_index)
                         where l.partition = ? and e.payload_type = 'order-placed'
                        """).param(shop.tenantId()).query(Long.class).single();
        String history = "/v1/customers/" + john + "/history";
        alter(placed);
        try {
            // when
            JsonNode page = shop.get(history + "?sort=sequence").expect(200).json();
            Reply lines = shop.client()
                    .with("Accept", "application/x-ndjson")
                    .get(history)
                    .expect(200);
            JsonNode export =
                    shop.get("/v1/customers/" + john + "/export").expect(200).json();
            // then
            assertThat(page.at("/history").findValuesAsString("summary"))
                    .containsExactly("Registered", "Cannot be read");
            assertThat(page.at("/history/1/type").asString()).isEqualTo("order-placed");
            assertThat(page.at("/history/1/changes").isEmpty()).isTrue();
            assertThat(lines.body().lines()).hasSize(2);
            assertThat(export.at("/events").size()).isEqualTo(2);
            assertThat(export.at("/events/1/payload").isNull()).isTrue();
        } finally {
            alter(placed);
        }
        assertThat(shop.get(history).expect(200).text("/history/0/summary")).startsWith("Order ORD-");
    }

    /** Done twice, it is undone. */
    private void alter(Object globalIndex) {
        database.sql("update es.domain_event_entry set payload = set_bit(payload, 9, 1 - get_bit(payload, 9))"
                        + " where global_index = ?")
                .param(globalIndex)
                .update();
    }

    @Test
    void checkpointsAreSignedListedAndLeaveTheirHeadsAtHome() {
        // when
        JsonNode all = checkpoint("");
        JsonNode own = checkpoint("?tenantId=" + shop.tenantId());
        // then
        Reply key = operator.get("/admin/audit/key").expect(200);
        assertThat(key.text("/publicKey")).startsWith("-----BEGIN PUBLIC KEY-----");
        assertThat(all.at("/key").asString()).isEqualTo(key.text("/key"));
        assertThat(all.at("/heads").findValuesAsString("tenantId"))
                .contains(shop.tenantId())
                .doesNotHaveDuplicates();
        assertThat(own.at("/heads").findValuesAsString("tenantId")).containsExactly(shop.tenantId());
        Reply list = operator.get("/admin/audit/checkpoints").expect(200);
        assertThat(list.json().at("/checkpoints").findValuesAsString("signature"))
                .contains(all.at("/signature").asString(), own.at("/signature").asString());
        assertThat(list.json().at("/checkpoints/0/heads").isNull()).isTrue();
        isIntact(verified(object("checkpoint", all)));
        isIntact(verified(object("checkpoint", list.json().at("/checkpoints/0"))));
    }

    @Test
    void whatIsNoCheckpointOfThisServerIsRefused() {
        // given
        ObjectNode forged = (ObjectNode) checkpoint("");
        forged.put("events", forged.at("/events").longValue() - 1);
        // then
        assertThat(faultyFields(operator.post("/admin/audit/verify", object("checkpoint", forged))))
                .containsExactly("checkpoint");
        forged = (ObjectNode) checkpoint("");
        forged.put("madeAt", "+300000000-01-01T00:00:00Z");
        assertThat(faultyFields(operator.post("/admin/audit/verify", object("checkpoint", forged))))
                .containsExactly("checkpoint");
        assertThat(faultyFields(operator.post("/admin/audit/verify", object("checkpoint", "hello"))))
                .containsExactly("checkpoint");
        assertThat(faultyFields(operator.post("/admin/audit/verify", object("checkpoint", object("format", "x")))))
                .containsExactly("checkpoint");
    }

    @Test
    void aKeptCheckpointOfNoPossibleTimeIsAFinding() {
        // given
        String made = checkpoint("").at("/madeAt").asString();
        database.sql("update es.chain_checkpoint set made_at = 'infinity' where made_at = ?::timestamptz")
                .param(made)
                .update();
        try {
            // when
            JsonNode outcome = verified(null);
            // then
            assertThat(outcome.at("/state").asString()).isEqualTo("completed");
            assertThat(outcome.at("/first/kind").asString()).isEqualTo("altered");
        } finally {
            database.sql("update es.chain_checkpoint set made_at = ?::timestamptz where made_at = 'infinity'")
                    .param(made)
                    .update();
        }
        isIntact(verified(null));
    }

    @Test
    void exportsAreGivenToWhoeverAsksForLinesForJsonOrForAnything() {
        for (String path : List.of("/admin/audit/export?tenantId=" + shop.tenantId(), "/admin/keys/export")) {
            for (String accept : List.of("application/x-ndjson", "application/json", "*/*")) {
                Reply reply = operator.with("Accept", accept).get(path).expect(200);
                assertThat(reply.header("Content-Type")).as(path + accept).contains("application/x-ndjson");
            }
            operator.with("Accept", "text/csv").get(path).expect(406);
        }
        // and: a refusal is in JSON
        assertThat(faultyFields(operator.with("Accept", "application/x-ndjson")
                        .get("/admin/audit/export?tenantId=64a1b2c3d4e5f6789abc1234")))
                .containsExactly("tenantId");
    }

    @Test
    void aTenantThatHasNoHistoryIsNamed() {
        String nobody = "64a1b2c3d4e5f6789abc1234";
        assertThat(faultyFields(operator.post("/admin/audit/verify", object("tenantId", nobody))))
                .containsExactly("tenantId");
        assertThat(faultyFields(operator.post("/admin/audit/checkpoints?tenantId=" + nobody, null)))
                .containsExactly("tenantId");
        assertThat(faultyFields(operator.get("/admin/audit/export?tenantId=" + nobody)))
                .containsExactly("tenantId");
        assertThat(faultyFields(operator.post("/admin/audit/verify", object("tenant", nobody))))
                .containsExactly("tenant");
    }

    @Test
    void oneCheckIsMadeAtATimeAndOneWhoseNodeIsGoneIsNone() {
        // given
        isIntact(verified(null));
        database.sql("update es.chain_check set ended_at = null, intact = null, seen_at = clock_timestamp()")
                .update();
        // then
        operator.post("/admin/audit/verify", null).expect(409);
        // and
        database.sql("update es.chain_check set seen_at = clock_timestamp() - interval '11 seconds'")
                .update();
        assertThat(operator.get("/admin/audit/verify").text("/state")).isEqualTo("failed");
        isIntact(verified(null));
    }
}
