package com.talkingshops.customers.server.contract;

import static com.talkingshops.customers.server.http.Client.object;
import static com.talkingshops.customers.server.http.Replies.each;
import static com.talkingshops.customers.server.http.Replies.faultyFields;
import static com.talkingshops.customers.server.http.Replies.number;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.talkingshops.customers.api.claim.ClaimEvent.ValueClaimed;
import com.talkingshops.customers.api.customer.CustomerEvent.CustomerErased;
import com.talkingshops.customers.api.customer.CustomerEvent.CustomerRegistered;
import com.talkingshops.customers.api.order.OrderEvent.OrderPlaced;
import com.talkingshops.customers.server.http.Reply;
import com.talkingshops.customers.server.http.RunningServer;
import com.talkingshops.customers.server.http.Shop;
import com.talkingshops.customers.server.replay.Rebuilding;
import java.util.List;
import java.util.TreeMap;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A customer who was erased is nowhere any more, and what it bought is still in the books. */
class EraseCustomerTest {

    private static final String MOBILE = "919876543210";
    private static final String ALL_TIMES = "/v1/customers/stats?period=all&groupBy=day";

    private final RunningServer server = RunningServer.shared();
    private final Shop shop = server.newShop();
    private String john;
    private String order;

    @BeforeEach
    void johnHasOrdered() {
        john = shop.customer(MOBILE, "John Doe", "john@example.com", "vip");
        shop.customer("919876543211", "Jane", null, "vip");
        order = shop.post(
                        "/v1/orders",
                        object(
                                "mobile", MOBILE,
                                "name", "John",
                                "email", "j@example.com",
                                "status", "completed",
                                "final_amount", 250.10,
                                "notes", "ring twice"))
                .expect(201)
                .text("/orderId");
    }

    private Reply erase() {
        return shop.delete(path() + "?erase=true").expect(200);
    }

    private String path() {
        return "/v1/customers/" + john;
    }

    @Nested
    class Erasing {

        @Test
        void answersAReceipt() {
            // when
            Reply reply = erase();
            // then
            assertThat(reply.json().at("/success").booleanValue()).isTrue();
            assertThat(reply.text("/message")).isEqualTo("Customer erased successfully");
            assertThat(reply.text("/customerId")).isEqualTo(john);
            assertThat(reply.json().at("/erased").booleanValue()).isTrue();
            assertThat(reply.text("/receiptId")).matches("[0-9a-f]{24}");
            assertThat(reply.header("ETag")).contains("\"2\"");
            assertThat(reply.header("X-Read-Model")).isEmpty();
        }

        @Test
        void leavesTheCustomerNowhere() {
            // when
            erase();
            // then
            shop.get(path()).expect(404);
            shop.get(path() + "/orders").expect(404);
            shop.put(path(), object("updates", object("name", "John"))).expect(404);
            shop.delete(path()).expect(404);
            shop.get("/v1/customers/lookup?mobile=" + MOBILE).expect(404);
            for (String term : List.of("john", "98765432", "example.com")) {
                assertThat(each(shop.get("/v1/customers?searchTerm=" + term), "/customers", "_id"))
                        .doesNotContain(john);
            }
            assertThat(number(shop.get("/v1/orders?searchTerm=" + MOBILE), "/total"))
                    .isZero();
        }

        @Test
        void takesTheCustomerOutOfTheCountsAndLeavesTheRevenueToTheCent() {
            // given
            var before = shop.get(ALL_TIMES).expect(200).json();
            // when
            erase();
            // then
            var after = shop.get(ALL_TIMES).expect(200).json();
            assertThat(number(shop.get("/v1/customers"), "/total")).isEqualTo(1);
            assertThat(number(shop.get("/v1/customers?segment=vip&sort=name"), "/total"))
                    .isEqualTo(1);
            assertThat(after.at("/totalCustomers").intValue()).isEqualTo(1);
            assertThat(after.at("/segmentDistribution/vip").intValue()).isEqualTo(1);
            assertThat(after.at("/lifetime")).isEqualTo(before.at("/lifetime"));
            assertThat(after.at("/revenue")).isEqualTo(before.at("/revenue"));
            assertThat(after.at("/totalOrders")).isEqualTo(before.at("/totalOrders"));
            assertThat(shop.get(ALL_TIMES).body()).contains("\"revenue\":250.10");
        }

        @Test
        void leavesOrdersThatDoNotTellWhose() {
            // given
            var before = shop.get("/v1/orders/" + order).expect(200).json();
            // when
            erase();
            // then
            var after = shop.get("/v1/orders/" + order).expect(200).json();
            for (String member : List.of("mobile", "name", "email", "notes")) {
                assertThat(before.at("/" + member).isNull()).as(member).isFalse();
                assertThat(after.at("/" + member).isNull()).as(member).isTrue();
            }
            for (String member : List.of("referenceId", "final_amount", "customerId", "created_at", "updated_at")) {
                assertThat(after.at("/" + member)).as(member).isEqualTo(before.at("/" + member));
            }
            assertThat(each(shop.get("/v1/orders?customerId=" + john), "/orders", "_id"))
                    .containsExactly(order);
        }

        @Test
        void letsItsOrdersChangeWithoutKeepingNotes() {
            // given
            erase();
            // when
            shop.put("/v1/orders/" + order, object("updates", object("status", "refunded", "notes", "called John")))
                    .expect(200);
            // then
            Reply read = shop.get("/v1/orders/" + order).expect(200);
            assertThat(read.text("/status")).isEqualTo("refunded");
            assertThat(read.json().at("/notes").isNull()).isTrue();
        }

        @Test
        void givesTheNumberToWhoeverComesNext() {
            // given
            erase();
            // when
            String next = shop.customer(MOBILE, "Johanna", null, null);
            // then
            assertThat(next).isNotEqualTo(john);
            assertThat(shop.get("/v1/customers/lookup?mobile=" + MOBILE)
                            .expect(200)
                            .text("/_id"))
                    .isEqualTo(next);
            erase();
            shop.get("/v1/customers/" + next).expect(200);
        }

        @Test
        void destroysTheKeyAndWithItWhatTheHistoryTold() {
            // given
            assertThat(keysOf(john)).isEqualTo(1);
            // when
            erase();
            // then
            assertThat(keysOf(john)).isZero();
            await().untilAsserted(this::theHistoryTellsNothing);
            assertThat(payloads(john)).last().isInstanceOf(CustomerErased.class);
        }

        private void theHistoryTellsNothing() {
            var registered = (CustomerRegistered) payloads(john).getFirst();
            assertThat(registered.mobile()).isNull();
            assertThat(registered.name()).isNull();
            assertThat(registered.email()).isNull();
            assertThat(registered.segment()).isNotNull();
            var placed = (OrderPlaced) payloads(order).getFirst();
            assertThat(placed.mobile()).isNull();
            assertThat(placed.name()).isNull();
            assertThat(placed.email()).isNull();
            assertThat(placed.notes()).isNull();
            assertThat(placed.finalAmount().amount()).isEqualByComparingTo("250.10");
        }

        @Test
        void leavesNothingInTheTablesThatReadersSee() {
            // when
            erase();
            // then
            assertThat(rows("customer", "id")).isZero();
            assertThat(rows("customer_metrics", "id")).isZero();
            assertThat(server.context()
                            .getBean(JdbcClient.class)
                            .sql(
                                    "select count(*) from rm_customers.placed_order where tenant_id = ? and customer_id = ?"
                                            + " and num_nonnulls(mobile, mobile_hash, name, email, notes) > 0")
                            .params(shop.tenantId(), john)
                            .query(Integer.class)
                            .single())
                    .isZero();
        }

        @Test
        void isTheSameInReadModelsThatAreBuiltAnew() {
            // given
            erase();
            String jane = shop.get("/v1/customers").text("/customers/0/_id");
            shop.delete("/v1/customers/" + jane).expect(200);
            String receipt = shop.delete("/v1/customers/" + jane + "?erase=true")
                    .expect(200)
                    .text("/receiptId");
            var live = seen(receipt);
            // when
            List.of("customers", "statistics", "erasures").forEach(model -> Rebuilding.of(server, model));
            // then
            assertThat(seen(receipt)).isEqualTo(live);
        }
    }

    @Nested
    class ErasingAgain {

        @Test
        void answersTheSameReceipt() {
            assertThat(erase().text("/receiptId")).isEqualTo(erase().text("/receiptId"));
            assertThat(payloads(john)).hasSize(2);
        }

        @Test
        void underOneIdempotencyKeyIsAReplay() {
            // given
            var once = shop.client().with("Idempotency-Key", "erase-john");
            Reply first = once.delete(path() + "?erase=true").expect(200);
            // when
            Reply again = once.delete(path() + "?erase=true").expect(200);
            // then
            assertThat(again.body()).isEqualTo(first.body());
            assertThat(again.header("Idempotency-Replayed")).contains("true");
        }

        @Test
        void isAnotherRequestThanDeleting() {
            // given
            var once = shop.client().with("Idempotency-Key", "gone");
            once.delete(path()).expect(200);
            // then
            once.delete(path() + "?erase=true").expect(422);
        }
    }

    @Nested
    class ErasingWhoWasDeleted {

        @Test
        void forgetsTheCustomerAndCountsNothingTwice() {
            // given
            shop.delete(path()).expect(200);
            var before = shop.get(ALL_TIMES).expect(200).json();
            String total = shop.get("/v1/customers").expect(200).body();
            // when
            Reply reply = erase();
            // then
            assertThat(reply.header("ETag")).contains("\"3\"");
            assertThat(shop.get(ALL_TIMES).expect(200).json()).isEqualTo(before);
            assertThat(shop.get("/v1/customers").expect(200).body()).isEqualTo(total);
            assertThat(shop.get("/v1/orders/" + order)
                            .expect(200)
                            .json()
                            .at("/name")
                            .isNull())
                    .isTrue();
            assertThat(keysOf(john)).isZero();
        }

        @Test
        void leavesTheNumberToItsNextOwner() {
            // given
            shop.delete(path()).expect(200);
            String next = shop.customer(MOBILE, "Johanna", null, null);
            // when
            erase();
            // then
            assertThat(shop.get("/v1/customers/lookup?mobile=" + MOBILE)
                            .expect(200)
                            .text("/_id"))
                    .isEqualTo(next);
        }
    }

    @Nested
    class Refused {

        @Test
        void withoutTheScopeThatItNeeds() {
            // given
            Shop writer = shop;
            Reply key = server.operator()
                    .post(
                            "/admin/tenants/" + writer.tenantId() + "/keys",
                            object("name", "till", "scopes", List.of("customers:write", "customers:read")))
                    .expect(201);
            // when
            Reply reply = server.holder(key.text("/apiKey"))
                    .delete(path() + "?erase=true")
                    .expect(403);
            // then
            assertThat(reply.json().at("/error/details/requiredScopes").toString())
                    .isEqualTo("[\"customers:erase\"]");
            shop.get(path()).expect(200);
        }

        @Test
        void whoIsNobodyOrAnotherShops() {
            shop.delete("/v1/customers/64a1b2c3d4e5f6789abc1234?erase=true").expect(404);
            server.newShop().delete(path() + "?erase=true").expect(404);
            shop.get(path()).expect(200);
        }

        @Test
        void whatIsNeitherYesNorNo() {
            for (String query :
                    List.of("?erase=1", "?erase=True", "?erase=%20true", "?erase=true&erase=true", "?erase=")) {
                assertThat(faultyFields(shop.delete(path() + query))).containsExactly("erase");
            }
            assertThat(faultyFields(shop.delete(path() + "?erased=true"))).containsExactly("erased");
            shop.get(path()).expect(200);
        }

        @Test
        void anotherVersionThanTheOneMeant() {
            shop.client()
                    .with("If-Match", "\"7\"")
                    .delete(path() + "?erase=true")
                    .expect(412);
            shop.client()
                    .with("If-Match", "\"1\"")
                    .delete(path() + "?erase=true")
                    .expect(200);
        }
    }

    @Test
    void notAskedForDeletesAndNoMore() {
        // when
        Reply reply = shop.delete(path() + "?erase=false").expect(200);
        // then
        assertThat(reply.text("/message")).isEqualTo("Customer deleted successfully");
        assertThat(keysOf(john)).isEqualTo(1);
    }

    @Test
    void claimsDoNotTellWhoseTheyWere() {
        // given
        erase();
        // when
        var claims = server.context()
                .getBean(JdbcClient.class)
                .sql("select aggregate_identifier from es.domain_event_entry where type = 'Claim'"
                        + " and convert_from(meta_data, 'UTF8')::jsonb ->> 'tenant' = ? and sequence_number = 0")
                .param(shop.tenantId())
                .query(String.class)
                .list();
        // then
        await().untilAsserted(() -> assertThat(claims.stream()
                        .map(claim -> (ValueClaimed) payloads(claim).getFirst())
                        .filter(claimed -> claimed.ownerId() != null))
                .as("only Jane's number is known to be hers")
                .hasSize(1));
    }

    private List<Object> payloads(String aggregate) {
        return server.context()
                .getBean(EventStore.class)
                .readEvents(aggregate)
                .asStream()
                .<Object>map(event -> event.getPayload())
                .toList();
    }

    private int keysOf(String customer) {
        return server.context()
                .getBean(JdbcClient.class)
                .sql("select count(wrapped) from es.subject_key where tenant_id = ? and subject = ?")
                .params(shop.tenantId(), customer)
                .query(Integer.class)
                .single();
    }

    private int rows(String table, String column) {
        return server.context()
                .getBean(JdbcClient.class)
                .sql("select count(*) from rm_customers.%s where tenant_id = ? and %s = ?".formatted(table, column))
                .params(shop.tenantId(), john)
                .query(Integer.class)
                .single();
    }

    private TreeMap<String, String> seen(String receipt) {
        var answers = new TreeMap<String, String>();
        for (String path : List.of(
                "/v1/customers?sort=name",
                "/v1/customers?searchTerm=j",
                "/v1/orders",
                "/v1/orders/" + order,
                ALL_TIMES,
                "/v1/erasures/" + receipt)) {
            answers.put(path, shop.get(path).expect(200).body());
        }
        return answers;
    }
}
