package com.talkingshops.customers.server.history;

import static com.talkingshops.customers.server.http.Client.object;
import static org.assertj.core.api.Assertions.assertThat;

import com.talkingshops.customers.eventstore.ReadPositions;
import com.talkingshops.customers.eventstore.TestDatabase;
import com.talkingshops.customers.server.http.Client;
import com.talkingshops.customers.server.http.RunningServer;
import com.talkingshops.customers.server.http.Shop;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventProcessor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** What is told of a customer's past is the same whether the read model knows of it yet or not, and whatever the clock of the node says. */
class TrailsWhileBehindTest {

    private static final Duration SOON = Duration.ofMinutes(1);
    private static final String MOBILE = "919876543210";

    private static RunningServer server;

    private final Shop shop = server.newShop();
    private final String customer = shop.customer(MOBILE, "John Doe", null, "vip");
    private final Client hasty = shop.client().with("Prefer", "respond-async");
    private final String path = "/v1/customers/" + customer;

    @BeforeAll
    static void start() {
        server = RunningServer.start(TestDatabase.freshUrl(), "customers.acknowledge.wait=30s");
    }

    @AfterAll
    static void stop() {
        server.stop();
    }

    @Test
    void hasOrdersThatAreNotProjectedYet() {
        // given
        settle();
        EventProcessor processor = server.context()
                .getBean(EventProcessingConfiguration.class)
                .eventProcessor("customers")
                .orElseThrow();
        processor.shutDown();
        List<JsonNode> told;
        try {
            // when
            happens();
            told = List.of(history(), past("2.2"), export());
            // then
            assertThat(told.get(0).findValuesAsString("version")).containsExactly("1.0", "1.1", "2.1", "2.2");
            assertThat(told.get(0).findValuesAsString("type"))
                    .containsExactly(
                            "customer-registered", "order-placed", "customer-details-changed", "order-changed");
            assertThat(told.get(0).at("/1/summary").asString()).isEqualTo("Order ORD-late placed for 7.25");
            assertThat(told.get(0).at("/3/summary").asString()).isEqualTo("Order ORD-late: status pending → completed");
            assertThat(told.get(1).at("/metrics/totalSpent").decimalValue()).isEqualByComparingTo("7.25");
        } finally {
            processor.start();
        }
        // and: the same afterwards
        settle();
        assertThat(List.of(history(), past("2.2"), export())).isEqualTo(told);
    }

    @Test
    void hasOrdersWhoseFirstEventIsADeadLetter() {
        // given
        settle();
        var database = server.context().getBean(JdbcClient.class);
        database.sql("alter table rm_customers.placed_order add constraint refused check (customer_id <> '" + customer
                        + "') not valid")
                .update();
        List<JsonNode> told;
        try {
            // when
            happens();
            settle();
            shop.get(path + "/orders").expect(200);
            told = List.of(history(), past("2.2"));
            // then
            assertThat(database.sql("select count(*) from es.dead_letter where sequence_identifier = ?")
                            .param(customer)
                            .query(Long.class)
                            .single())
                    .isPositive();
            assertThat(told.get(0).findValuesAsString("version")).containsExactly("1.0", "1.1", "2.1", "2.2");
        } finally {
            database.sql("alter table rm_customers.placed_order drop constraint refused")
                    .update();
        }
        assertThat(told.get(1).at("/metrics/totalSpent").decimalValue()).isEqualByComparingTo("7.25");
    }

    @Test
    void hasNoOrderOfSomebodyElseThatNamesTheCustomer() {
        // given
        Shop other = server.newShop();
        settle();
        EventProcessor processor = server.context()
                .getBean(EventProcessingConfiguration.class)
                .eventProcessor("customers")
                .orElseThrow();
        processor.shutDown();
        try {
            // when
            other.client()
                    .with("Prefer", "respond-async")
                    .post("/v1/orders", object("mobile", "919876543211", "final_amount", 1, "referenceId", customer))
                    .expect(201);
            // then
            assertThat(history().findValuesAsString("type")).containsExactly("customer-registered");
        } finally {
            processor.start();
        }
    }

    @Test
    void isThereThoughItLiesInTheFutureByTheClockOfTheNodeThatIsAsked() {
        // given: an event that another node has taken in, whose clock is ahead
        Instant ahead = Instant.now().plus(Duration.ofMinutes(10)).truncatedTo(ChronoUnit.MILLIS);
        server.context()
                .getBean(JdbcClient.class)
                .sql("update es.domain_event_entry set time_stamp = ? where aggregate_identifier = ?")
                .params(ahead.toString(), customer)
                .update();
        String at = history().at("/0/at").asString();
        // then
        assertThat(Instant.parse(at)).isEqualTo(ahead);
        assertThat(past(at).at("/name").asString()).isEqualTo("John Doe");
        // and: nothing has happened later
        shop.get(path + "?asOf=" + ahead.plusMillis(1)).expect(400);
    }

    private void happens() {
        String order = hasty.post(
                        "/v1/orders",
                        object("mobile", MOBILE, "final_amount", 7.25, "status", "pending", "referenceId", "ORD-late"))
                .expect(201)
                .text("/orderId");
        hasty.put(path, object("updates", object("name", "Jane Doe"))).expect(200);
        hasty.put("/v1/orders/" + order, object("updates", object("status", "completed")))
                .expect(200);
    }

    private static void settle() {
        var positions = server.context().getBean(ReadPositions.class);
        assertThat(positions.await(positions.head(), SOON)).isTrue();
    }

    private JsonNode history() {
        return shop.get(path + "/history?sort=sequence&limit=100")
                .expect(200)
                .json()
                .get("history");
    }

    private JsonNode past(String version) {
        return shop.get(path + "?asOf=" + version).expect(200).json();
    }

    private JsonNode export() {
        return shop.get(path + "/export").expect(200).json().get("events");
    }
}
