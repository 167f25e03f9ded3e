package com.talkingshops.customers.server.letter;

import static com.talkingshops.customers.server.http.Client.object;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.talkingshops.customers.eventstore.TestDatabase;
import com.talkingshops.customers.server.http.Client;
import com.talkingshops.customers.server.http.Reply;
import com.talkingshops.customers.server.http.RunningServer;
import com.talkingshops.customers.server.http.Shop;
import com.talkingshops.customers.server.replay.Rebuilding;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

class DeadLettersHttpTest {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String LETTERS = "/admin/dead-letters";

    private static RunningServer server;
    private static JdbcClient database;
    private static Client operator;

    private final Shop shop = server.newShop();

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

    /** Lets the table of customers refuse the segment of that name. */
    private static void refuse(String segment) {
        database.sql("alter table rm_customers.customer add constraint refused check (segment <> '" + segment + "')"
                        + " not valid")
                .update();
    }

    private static void refuseNobody() {
        database.sql("alter table rm_customers.customer drop constraint if exists refused")
                .update();
    }

    private Reply create(String mobile, String segment) {
        return shop.post("/v1/customers", object("mobile", mobile, "name", "John Doe", "segment", segment))
                .expect(201);
    }

    private Reply letters() {
        return operator.get(LETTERS + "?readModel=customers").expect(200);
    }

    private static long lettersInHealth() {
        return operator.get("/actuator/health")
                .expect(200)
                .json()
                .at("/components/projections/details/deadLetters/customers")
                .longValue(0);
    }

    private JsonNode letter() {
        JsonNode letters = letters().json().get("deadLetters");
        assertThat(letters.size()).isPositive();
        return letters.get(0);
    }

    @Test
    void aCustomerWhoCannotBeShownStopsNobodyElse() {
        // given
        refuse("poison");
        try {
            // when
            Reply refused = create("919876543210", "poison");
            String id = refused.text("/customerId");
            Reply other = create("919876543211", "vip");
            Reply change = shop.put("/v1/customers/" + id, object("updates", object("name", "Jane Doe")))
                    .expect(200);
            // then
            assertThat(refused.header("X-Read-Model")).hasValue("behind");
            assertThat(change.header("X-Read-Model")).hasValue("behind");
            assertThat(other.header("X-Read-Model")).isEmpty();
            shop.get("/v1/customers/" + id).expect(404);
            shop.get("/v1/customers/" + other.text("/customerId")).expect(200);
            // and
            JsonNode letter = letter();
            assertThat(letters().json().get("total").intValue()).isEqualTo(2);
            assertThat(letter.get("readModel").asString()).isEqualTo("customers");
            assertThat(letter.get("tenantId").asString()).isEqualTo(shop.tenantId());
            assertThat(letter.get("sequence").asString()).isEqualTo(id);
            assertThat(letter.get("sequenceLength").intValue()).isEqualTo(2);
            assertThat(letters().body()).doesNotContain("John", "Jane", "9876543210");
            assertThat(operator.get(LETTERS + "/" + letter.get("id").asString())
                            .expect(200)
                            .json()
                            .get("position"))
                    .isEqualTo(letter.get("position"));
            // and
            await().atMost(SOON).until(() -> lettersInHealth() == 2);
            // and when
            refuseNobody();
            operator.post(LETTERS + "/" + letter.get("id").asString() + "/retry", null);
            await().atMost(SOON).until(() -> letters().json().get("total").intValue() == 0);
            // then
            assertThat(shop.get("/v1/customers/" + id).expect(200).body()).contains("Jane Doe");
            assertThat(shop.get("/v1/customers").json().get("total").intValue()).isEqualTo(2);
            assertThat(create("919876543212", "vip").header("X-Read-Model")).isEmpty();
            // and
            assertARebuildShowsTheSame();
        } finally {
            refuseNobody();
        }
    }

    @Test
    void anEventWhoseMetadataCannotBeReadStopsNobodyElse() {
        // given
        String id = create("919876543210", "vip").text("/customerId");
        String registration = "aggregate_identifier like '%' || ? and payload_type = 'customer-registered'";
        try {
            // when
            database.sql("""
                            insert into es.domain_event_entry (aggregate_identifier, sequence_number, type, event_identifier,
                                   time_stamp, payload_type, payload_revision, payload, meta_data)
                            select aggregate_identifier, 1, type, gen_random_uuid()::text, time_stamp, payload_type,
                                   payload_revision, payload, 'no json'
                              from es.domain_event_entry where
                            """ + registration).param(id).update();
            Reply other = create("919876543211", "vip");
            // then
            assertThat(other.header("X-Read-Model")).isEmpty();
            shop.get("/v1/customers/" + other.text("/customerId")).expect(200);
            shop.get("/v1/customers/" + id).expect(200);
            assertThat(letter().path("tenantId").isString()).isFalse();
        } finally {
            database.sql("delete from es.domain_event_entry where sequence_number = 1 and " + registration)
                    .param(id)
                    .update();
            await().atMost(SOON).until(() -> letters().json().get("total").intValue() == 0);
        }
    }

    @Test
    void aReadModelGoesWithoutWhatTheOperatorDropsUntilItIsBuiltAnew() {
        // given
        refuse("poison");
        try {
            String id = create("919876543210", "poison").text("/customerId");
            String letter = letter().get("id").asString();
            // when
            await().atMost(SOON)
                    .until(() -> operator.delete(LETTERS + "/" + letter).status() == 200);
            // then
            operator.get(LETTERS + "/" + letter).expect(404);
            operator.delete(LETTERS + "/" + letter).expect(404);
            shop.get("/v1/customers/" + id).expect(404);
            // and when
            refuseNobody();
            rebuild();
            // then
            shop.get("/v1/customers/" + id).expect(200);
        } finally {
            refuseNobody();
        }
    }

    @Test
    void aReadModelThatIsBuiltAnewHasNoOldLetters() {
        // given
        refuse("poison");
        try {
            String id = create("919876543210", "poison").text("/customerId");
            assertThat(letters().json().get("total").intValue()).isEqualTo(1);
            // when
            rebuild();
            // then: the constraint went with the tables
            assertThat(letters().json().get("total").intValue()).isZero();
            shop.get("/v1/customers/" + id).expect(200);
        } finally {
            refuseNobody();
        }
    }

    @Test
    void whatARebuildCannotTakeInStaysAsItIsReadToday() {
        // given
        String id = create("919876543210", "vip").text("/customerId");
        create("919876543211", "vip");
        byte[] payload = replacePayload(id, "{}".getBytes(UTF_8));
        try {
            // when
            operator.post("/admin/read-models/customers/rebuild", null).expect(202);
            await().atMost(SOON).until(() -> !lastRebuild().at("/endedAt").isNull());
            // then
            assertThat(lastRebuild().at("/state").asString()).isEqualTo("failed");
            assertThat(lastRebuild().at("/problem").asString())
                    .contains("cannot take in what the read model has of 1 customers or tenants");
            assertThat(letters().json().get("total").intValue()).isZero();
            shop.get("/v1/customers/" + id).expect(200);
            assertThat(shop.get("/v1/customers").json().get("total").intValue()).isEqualTo(2);
        } finally {
            replacePayload(id, payload);
        }
        // and when
        rebuild();
        // then
        assertThat(letters().json().get("total").intValue()).isZero();
        shop.get("/v1/customers/" + id).expect(200);
    }

    private static JsonNode lastRebuild() {
        return operator.get("/admin/read-models/customers").expect(200).json().get("rebuild");
    }

    /** Replaces what is stored of a customer's registration, and tells what it was. */
    private static byte[] replacePayload(String customer, byte[] payload) {
        String registration = " from es.domain_event_entry where payload_type = 'customer-registered'"
                + " and aggregate_identifier like '%' || :customer";
        byte[] before = database.sql("select payload" + registration)
                .param("customer", customer)
                .query(byte[].class)
                .single();
        database.sql("update es.domain_event_entry set payload = :payload"
                        + " where global_index = (select global_index" + registration + ")")
                .param("payload", payload)
                .param("customer", customer)
                .update();
        return before;
    }

    @Test
    void lettersThatAreBeingTriedAreLeftAlone() {
        // given
        refuse("poison");
        try {
            create("919876543210", "poison");
            String letter = letter().get("id").asString();
            // when
            new TransactionTemplate(server.context().getBean(PlatformTransactionManager.class))
                    .executeWithoutResult(status -> {
                        database.sql("select 1 from es.dead_letter where dead_letter_id = ? for update")
                                .param(letter)
                                .query(Integer.class)
                                .single();
                        // then
                        operator.post(LETTERS + "/" + letter + "/retry", null).expect(409);
                        operator.delete(LETTERS + "/" + letter).expect(409);
                    });
            // and
            await().atMost(SOON)
                    .until(() -> operator.delete(LETTERS + "/" + letter).status() == 200);
        } finally {
            refuseNobody();
        }
    }

    @Test
    void unknownLettersAreNotFoundAndUnknownReadModelsAreFaults() {
        operator.get(LETTERS + "/nobodys").expect(404);
        operator.post(LETTERS + "/nobodys/retry", null).expect(404);
        operator.delete(LETTERS + "/nobodys").expect(404);
        operator.get(LETTERS + "?readModel=nobodys").expect(400);
        operator.get(LETTERS + "?limit=0").expect(400);
    }

    private void assertARebuildShowsTheSame() {
        List<String> paths = List.of("/v1/customers", "/v1/customers?searchTerm=doe", "/v1/customers?segment=poison");
        List<String> before = paths.stream().map(path -> shop.get(path).body()).toList();
        rebuild();
        assertThat(paths.stream().map(path -> shop.get(path).body()).toList()).isEqualTo(before);
    }

    private static void rebuild() {
        Rebuilding.of(server, "customers");
    }
}
