package com.talkingshops.customers.server.trace;

import static com.talkingshops.customers.server.http.Client.object;
import static org.assertj.core.api.Assertions.assertThat;

import com.talkingshops.customers.eventstore.TestDatabase;
import com.talkingshops.customers.server.http.Client;
import com.talkingshops.customers.server.http.RunningServer;
import com.talkingshops.customers.server.http.Shop;
import io.opentelemetry.proto.common.v1.KeyValue;
import java.time.Duration;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** Whoever keeps the traces finds no name, number, address, note or search in them, and no key. */
class NothingPersonalInSpansTest {

    private static final String WORD = "quokkavale";
    private static final String DIGITS = "9876543210";
    private static final String LAST = "http get /v1/customers/stats";

    @Test
    void isFoundWhateverIsSentAndHoweverItFails() {
        try (var collector = new ReceivedSpans()) {
            RunningServer server = RunningServer.start(TestDatabase.freshUrl(), collector.settings("one", 1));
            try {
                // given
                Shop shop = server.newShop();
                // when
                write(shop);
                read(shop);
                fail(shop);
                failToProject(server, shop);
                shop.get("/v1/customers/stats").expect(200);
                // then
                Awaitility.await()
                        .atMost(Duration.ofSeconds(20))
                        .until(() -> !collector.requests(shop.tenantId(), LAST).isEmpty());
                String wire = collector.wire();
                assertThat(Stream.of(shop.tenantId(), "/v1/customers/{", "Rejection"))
                        .as("what is told")
                        .allMatch(wire::contains);
                assertThat(Stream.of(WORD, DIGITS, shop.apiKey(), server.adminKey(), "exception.message", "stacktrace"))
                        .as("what is not")
                        .noneMatch(wire::contains);
                assertThat(collector.all()).allSatisfy(told -> {
                    assertThat(told.span().getAttributesList())
                            .extracting(KeyValue::getKey)
                            .isSubsetOf("exception", "method", "outcome", "status", "uri", "tenant", "batch");
                    assertThat(told.span().getStatus().getMessage()).isEmpty();
                });
            } finally {
                server.stop();
            }
        }
    }

    private static void write(Shop shop) {
        Client once = shop.client().with("Idempotency-Key", WORD, "X-Request-Id", WORD);
        String id = once.post(
                        "/v1/customers",
                        object("mobile", DIGITS, "name", WORD, "email", WORD + "@example.com", "segment", WORD))
                .expect(201)
                .text("/customerId");
        shop.put("/v1/customers/" + id, object("updates", object("name", WORD + " II")))
                .expect(200);
        shop.post(
                        "/v1/orders",
                        object("mobile", DIGITS, "name", WORD, "notes", WORD, "referenceId", WORD, "final_amount", 10))
                .expect(201);
    }

    private static void read(Shop shop) {
        shop.get("/v1/customers?searchTerm=" + WORD).expect(200);
        shop.get("/v1/customers/lookup?mobile=" + DIGITS).expect(200);
        shop.post("/v1/customers/lookup", object("mobile", DIGITS)).expect(200);
    }

    private static void fail(Shop shop) {
        shop.post("/v1/customers", object("mobile", DIGITS, "name", WORD)).expect(409);
        shop.post("/v1/customers", object("mobile", WORD, "email", WORD)).expect(400);
        shop.get("/v1/customers/" + DIGITS).expect(404);
        shop.get("/v1/" + WORD).expect(404);
        shop.client().with("x-tenant-api-key", WORD).get("/v1/customers").expect(401);
    }

    /** A constraint of PostgreSQL quotes the row that it refuses. */
    private static void failToProject(RunningServer server, Shop shop) {
        var database = server.context().getBean(JdbcTemplate.class);
        database.execute("alter table rm_customers.customer add constraint refused check (segment <> 'no') not valid");
        shop.client()
                .with("Prefer", "respond-async")
                .post("/v1/customers", object("mobile", "9876543211", "name", WORD, "segment", "no"))
                .expect(201);
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() ->
                        !database.queryForList("select 1 from es.dead_letter").isEmpty());
    }
}
