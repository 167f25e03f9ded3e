package com.talkingshops.customers.server.tenancy;

import static com.talkingshops.customers.server.http.Client.object;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.talkingshops.customers.eventstore.TestDatabase;
import com.talkingshops.customers.server.http.Client;
import com.talkingshops.customers.server.http.Replies;
import com.talkingshops.customers.server.http.Reply;
import com.talkingshops.customers.server.http.RunningServer;
import com.talkingshops.customers.server.http.Shop;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whatever the operator does is in the audit trail. */
class ActsAreRecordedTest {

    private static final Duration SOON = Duration.ofSeconds(30);

    /** Reads that take away what nobody else may see. */
    private static final Set<String> TOLD_READS =
            Set.of("GET /admin/audit", "GET /admin/audit/export", "GET /admin/keys/export");

    private static RunningServer server;
    private static JdbcClient database;
    private static Client operator;
    private static int requests;

    @BeforeAll
    static void start() {
        server = RunningServer.start(TestDatabase.freshUrl(), "customers.acknowledge.wait=30s");
        database = server.context().getBean(JdbcClient.class);
        operator = server.operator();
    }

    @AfterAll
    static void stop() {
        server.stop();
    }

    static Stream<Endpoint> acts() {
        return Endpoints.ofTheOperator()
                .filter(endpoint -> !endpoint.reads() || TOLD_READS.contains(endpoint.toString()))
                // While sealing keys are being replaced, no copy of a read model can be compared.
                .sorted(Comparator.comparing(endpoint -> endpoint.toString().equals("POST /admin/keys/rotate")));
    }

    @ParameterizedTest
    @MethodSource("acts")
    void isRecordedWhenItIsDone(Endpoint endpoint) {
        // given
        Map<String, String> ids = prepared(endpoint);
        Object body = endpoint.body().apply(null);
        String request = "act-" + ++requests;
        // when
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(operator.with("X-Request-Id", request)
                                .send(endpoint.method(), endpoint.path(ids), body)
                                .status())
                        .as(endpoint.toString())
                        .isBetween(200, 299));
        // then
        assertThat(recorded(request)).as(endpoint.toString()).isNotEmpty();
    }

    @Test
    void isNotRecordedWhenItIsRefusedForWhatIsKnownBefore() {
        // given
        var refused = operator.with("X-Request-Id", "refused");
        // when
        refused.post("/admin/read-models/nothing/rebuild", null).expect(404);
        refused.delete("/admin/read-models/customers/rebuild").expect(409);
        refused.post("/admin/dead-letters/x/retry", null).expect(404);
        refused.delete("/admin/dead-letters/x").expect(404);
        refused.post("/admin/keys/rotate?tenantId=64a1b2c3d4e5f6789abc1234", null)
                .expect(400);
        refused.get("/admin/audit/export?tenantId=64a1b2c3d4e5f6789abc1234").expect(400);
        refused.get("/admin/audit?tenantId=64a1b2c3d4e5f6789abc1234").expect(404);
        refused.get("/admin/audit?type=x").expect(400);
        // then
        assertThat(recorded("refused")).isEmpty();
    }

    @Test
    void saysWhatItWasAndOnWhom() {
        // given
        Shop shop = server.newShop();
        // when
        operator.with("X-Request-Id", "checkpoint-of-shop")
                .post("/admin/audit/checkpoints?tenantId=" + chained(shop), null)
                .expect(201);
        // then
        Reply trail = operator.get("/admin/audit?type=operator-acted&limit=1&tenantId=" + shop.tenantId())
                .expect(200);
        assertThat(trail.text("/entries/0/summary"))
                .isEqualTo("Made a checkpoint of the history: tenantId " + shop.tenantId());
        assertThat(trail.text("/entries/0/tenantId")).isEqualTo(shop.tenantId());
        assertThat(trail.text("/entries/0/changes/0/field")).isEqualTo("act");
        assertThat(trail.text("/entries/0/changes/0/new")).isEqualTo("make-checkpoint");
        assertThat(trail.json().at("/entries/0/actor"))
                .isEqualTo(tools.jackson.databind.json.JsonMapper.shared()
                        .valueToTree(object("kind", "operator", "keyId", null, "name", "operator")));
        assertThat(trail.text("/entries/0/requestId")).isEqualTo("checkpoint-of-shop");
    }

    @Test
    void isNotDoneIfItCannotBeRecorded() {
        // given
        var rotations = rotations();
        database.sql("alter table es.domain_event_entry add constraint refused"
                        + " check (payload_type <> 'operator-acted') not valid")
                .update();
        try {
            // when
            for (String path : List.of(
                    "/admin/audit/checkpoints",
                    "/admin/audit/verify",
                    "/admin/keys/rotate",
                    "/admin/read-models/statistics/rebuild")) {
                assertThat(operator.post(path, null).status()).as(path).isGreaterThanOrEqualTo(500);
            }
            assertThat(operator.get("/admin/audit").status()).isGreaterThanOrEqualTo(500);
            // then
            assertThat(operator.get("/admin/read-models/statistics")
                            .expect(200)
                            .json()
                            .at("/rebuild")
                            .isNull())
                    .isTrue();
            assertThat(rotations()).isEqualTo(rotations);
        } finally {
            database.sql("alter table es.domain_event_entry drop constraint refused")
                    .update();
        }
    }

    private static List<String> rotations() {
        return database.sql("select tenant_id || ' ' || wanted_at from es.key_rotation order by 1")
                .query(String.class)
                .list();
    }

    private static String chained(Shop shop) {
        await().atMost(SOON)
                .until(() -> database.sql("select count(*) from es.chain_link where partition = ?")
                                .param(shop.tenantId())
                                .query(Integer.class)
                                .single()
                        > 0);
        return shop.tenantId();
    }

    private static List<String> recorded(String request) {
        return operator.with("Accept", "application/x-ndjson")
                .get("/admin/audit")
                .expect(200)
                .body()
                .lines()
                .filter(line -> line.contains("\"requestId\":\"" + request + "\""))
                .toList();
    }

    /** What an endpoint's path names, and is so that there is something to do. */
    private static Map<String, String> prepared(Endpoint endpoint) {
        Supplier<Map<String, String>> preparation = PREPARATIONS.getOrDefault(endpoint.toString(), Map::of);
        var ids = new HashMap<String, String>(Map.of("readModel", "customers"));
        if (endpoint.variables().contains("tenantId")) {
            ids.put("tenantId", server.newShop().tenantId());
        }
        if (endpoint.variables().contains("keyId")) {
            ids.put(
                    "keyId",
                    Replies.each(operator.get("/admin/tenants/" + ids.get("tenantId") + "/keys"), "/keys", "keyId")
                            .getFirst());
        }
        ids.putAll(preparation.get());
        return ids;
    }

    private static final Map<String, Supplier<Map<String, String>>> PREPARATIONS = Stream.of("retry", "")
            .collect(Collectors.toMap(
                    act -> act.isEmpty()
                            ? "DELETE /admin/dead-letters/{deadLetterId}"
                            : "POST /admin/dead-letters/{deadLetterId}/" + act,
                    act -> ActsAreRecordedTest::withALetter));

    static {
        for (String kind : List.of("rebuild", "verify", "swap-back")) {
            PREPARATIONS.put("POST /admin/read-models/{readModel}/" + kind, () -> withNothingRunning(kind));
            PREPARATIONS.put("DELETE /admin/read-models/{readModel}/" + kind, () -> withARunning(kind));
        }
    }

    /** The table goes on to refuse the customer, so that the letter is not taken in before the operator is at it. */
    private static Map<String, String> withALetter() {
        database.sql("alter table rm_customers.customer drop constraint if exists refused,"
                        + " add constraint refused check (segment <> 'poison') not valid")
                .update();
        server.newShop()
                .post("/v1/customers", object("mobile", "919876543210", "segment", "poison"))
                .expect(201);
        return Map.of(
                "deadLetterId",
                operator.get("/admin/dead-letters?readModel=customers").text("/deadLetters/0/id"));
    }

    private static Map<String, String> withNothingRunning(String kind) {
        if (kind.equals("swap-back")) {
            operator.post("/admin/read-models/customers/rebuild", null).expect(202);
        }
        await().atMost(SOON)
                .until(() -> Stream.of("rebuild", "verify", "swapBack").allMatch(work -> {
                    var progress =
                            operator.get("/admin/read-models/customers").json().at("/" + work);
                    return progress.isNull() || !progress.at("/endedAt").isNull();
                }));
        return Map.of();
    }

    /** By a node that will not end it. */
    private static Map<String, String> withARunning(String kind) {
        withNothingRunning("");
        database.sql("""
                        insert into es.rebuild (read_model, kind, state, total, owner, seen_at)
                        values ('customers', ?, 'building', 0, 'elsewhere', now() + interval '1 hour')
                        on conflict (read_model, kind) do update
                           set state = 'building', ended_at = null, owner = 'elsewhere', seen_at = excluded.seen_at
                        """).param(kind).update();
        return Map.of();
    }
}
