package com.talkingshops.customers.server.contract;

import static com.talkingshops.customers.server.http.Client.object;
import static com.talkingshops.customers.server.http.Replies.each;
import static com.talkingshops.customers.server.http.Replies.faultyFields;
import static com.talkingshops.customers.server.http.Replies.number;
import static org.assertj.core.api.Assertions.assertThat;

import com.talkingshops.customers.server.http.Client;
import com.talkingshops.customers.server.http.Reply;
import com.talkingshops.customers.server.http.RunningServer;
import com.talkingshops.customers.server.http.Shop;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** The audit trail of a customer: what happened to it and its orders, who did it and when, in words and in fields. */
class HistoryTest {

    private static final String MOBILE = "919876543210";

    private final RunningServer server = RunningServer.shared();
    private final Shop shop = server.newShop();
    private String john;
    private String order;

    @BeforeEach
    void johnHasAPast() {
        john = shop.customer(MOBILE, "John Doe", "john@example.com", "vip");
        shop.put("/v1/customers/" + john, object("updates", object("name", "John Smith", "segment", "gold")))
                .expect(200);
        order = shop.post(
                        "/v1/orders",
                        object(
                                "mobile", MOBILE,
                                "name", "Johnny",
                                "referenceId", "R-1",
                                "final_amount", 1250.5,
                                "notes", "ring twice"))
                .expect(201)
                .text("/orderId");
        shop.put("/v1/orders/" + order, object("updates", object("status", "delivered", "notes", "at the door")))
                .expect(200);
    }

    private String path() {
        return "/v1/customers/" + john + "/history";
    }

    private Reply history(String query) {
        return shop.get(path() + query).expect(200);
    }

    @Nested
    class Tells {

        @Test
        void inWordsWhatHappenedTheNewestFirst() {
            // when
            Reply reply = history("");
            // then
            assertThat(each(reply, "/history", "summary"))
                    .containsExactly(
                            "Order R-1: status pending → delivered, notes changed",
                            "Order R-1 placed for 1250.50",
                            "Changed name and segment",
                            "Registered");
            assertThat(each(reply, "/history", "type"))
                    .containsExactly(
                            "order-changed", "order-placed", "customer-details-changed", "customer-registered");
            assertThat(each(reply, "/history", "version")).containsExactly("2.2", "2.1", "2.0", "1.0");
            assertThat(each(reply, "/history", "orderId")).containsExactly(order, order, null, null);
            assertThat(reply.json().at("/erased").booleanValue()).isFalse();
            assertThat(number(reply, "/total")).isEqualTo(4);
            assertThat(reply.json().at("/meta"))
                    .isEqualTo(JsonMapper.shared().valueToTree(object("page", 1, "limit", 10, "sort", "-sequence")));
        }

        @Test
        void whichFieldsHaveAnotherValueAndWhichTheyHadBefore() {
            // when
            Reply reply = history("?sort=sequence");
            // then
            assertThat(changes(reply, 0))
                    .containsExactly(
                            "name: null → \"John Doe\"",
                            "mobile: null → \"" + MOBILE + "\"",
                            "email: null → \"john@example.com\"",
                            "segment: null → \"vip\"");
            assertThat(changes(reply, 1))
                    .containsExactly("name: \"John Doe\" → \"John Smith\"", "segment: \"vip\" → \"gold\"");
            assertThat(changes(reply, 2))
                    .contains(
                            "referenceId: null → \"R-1\"",
                            "status: null → \"pending\"",
                            "final_amount: null → 1250.50",
                            "name: null → \"Johnny\"",
                            "notes: null → \"ring twice\"");
            assertThat(changes(reply, 3))
                    .containsExactly("status: \"pending\" → \"delivered\"", "notes: \"ring twice\" → \"at the door\"");
            assertThat(reply.body()).contains("\"new\":1250.50");
        }

        @Test
        void theVersionThatAnEntityTagHeld() {
            String tag = shop.get("/v1/customers/" + john).header("ETag").orElseThrow();
            assertThat("\"" + history("").text("/history/0/version") + "\"").isEqualTo(tag);
        }

        @Test
        void whoDidItByWhichRequest() {
            // given
            shop.client()
                    .with("X-Request-Id", "the-one")
                    .put("/v1/customers/" + john, object("updates", object("segment", null)))
                    .expect(200);
            // when
            Reply reply = history("?limit=1");
            // then
            assertThat(reply.text("/history/0/requestId")).isEqualTo("the-one");
            assertThat(reply.text("/history/0/actor/kind")).isEqualTo("key");
            assertThat(reply.text("/history/0/actor/keyId")).matches("[0-9a-f]{24}");
            assertThat(reply.text("/history/0/actor/name")).isNotBlank();
        }

        @Test
        void thatAnOrderMadeACustomer() {
            // given
            String newcomer = shop.post(
                            "/v1/orders",
                            object("mobile", "919876543211", "name", "Meera", "referenceId", "R-2", "final_amount", 5))
                    .expect(201)
                    .text("/customerId");
            // when
            Reply reply = shop.get("/v1/customers/" + newcomer + "/history?sort=sequence")
                    .expect(200);
            // then
            assertThat(each(reply, "/history", "summary"))
                    .containsExactly("Registered by order R-2", "Order R-2 placed for 5.00");
            assertThat(each(reply, "/history", "actor/kind")).containsExactly("order", "key");
        }

        @Test
        void nothingOfAnOrderThatMerelyHadTheRequestIdOfTheRegistration() {
            // given
            Client program = shop.client().with("X-Request-Id", "always-the-same");
            String customer = program.post("/v1/customers", object("mobile", "919876543212", "name", "Meera"))
                    .expect(201)
                    .text("/customerId");
            program.post("/v1/orders", object("mobile", "919876543212", "final_amount", 5))
                    .expect(201);
            // then
            assertThat(shop.get("/v1/customers/" + customer + "/history?sort=sequence")
                            .text("/history/0/summary"))
                    .isEqualTo("Registered");
        }

        @Test
        void ofWhoWasDeletedWhatThereWas() {
            // given
            shop.delete("/v1/customers/" + john).expect(200);
            // when
            Reply reply = history("");
            // then
            assertThat(reply.text("/history/0/summary")).isEqualTo("Deleted");
            assertThat(reply.text("/history/0/version")).isEqualTo("3.2");
            assertThat(reply.json().at("/history/0/changes").isEmpty()).isTrue();
            assertThat(number(reply, "/total")).isEqualTo(5);
            assertThat(reply.body()).contains("John Doe");
        }

        @Test
        void ofWhoWasErasedNothingPersonal() {
            // given
            shop.delete("/v1/customers/" + john + "?erase=true").expect(200);
            // when
            Reply reply = history("?sort=sequence");
            // then
            assertThat(reply.json().at("/erased").booleanValue()).isTrue();
            assertThat(each(reply, "/history", "summary"))
                    .containsExactly(
                            "Registered",
                            "Changed segment",
                            "Order R-1 placed for 1250.50",
                            "Order R-1: status pending → delivered",
                            "Erased");
            assertThat(changes(reply, 0))
                    .containsExactly(
                            "name: null → null",
                            "mobile: null → null",
                            "email: null → null",
                            "segment: null → \"vip\"");
            assertThat(reply.body()).doesNotContain("John", MOBILE, "example.com", "ring twice", "at the door");
            for (String accept : List.of("application/x-ndjson", "text/csv")) {
                assertThat(as(accept, "").body()).doesNotContain("John", MOBILE, "example.com", "ring", "door");
            }
        }

        @Test
        void nothingOfNobodyAndOfAnotherShops() {
            shop.get("/v1/customers/64a1b2c3d4e5f6789abc1234/history").expect(404);
            shop.get("/v1/customers/" + order + "/history").expect(404);
            shop.get("/v1/customers/x/history").expect(404);
            server.newShop().get(path()).expect(404);
            server.newShop().client().with("Accept", "text/csv").get(path()).expect(404);
        }
    }

    @Nested
    class Chooses {

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "?type=order-placed | order-placed",
                    "?type=order-placed,%20customer-registered | order-placed customer-registered",
                    "?startDate=2020-01-01&endDate=2020-12-31 |",
                    "?startDate=2020-01-01&type=customer-registered | customer-registered",
                    "?sort=sequence&limit=2 | customer-registered customer-details-changed",
                    "?sort=-sequence&limit=2&page=2 | customer-details-changed customer-registered",
                    "?limit=3&page=2 | customer-registered",
                    "?page=9 |"
                })
        void byTypeTimeAndPage(String query, String types) {
            assertThat(each(history(query), "/history", "type"))
                    .containsExactlyElementsOf(types == null ? List.of() : List.of(types.split(" ")));
        }

        @Test
        void byTheMomentThatAnEntryTells() {
            String at = history("?type=customer-registered").text("/history/0/at");
            assertThat(each(history("?endDate=" + at), "/history", "summary")).contains("Registered");
            assertThat(each(history("?startDate=" + at), "/history", "summary")).contains("Registered");
        }

        @Test
        void countsWhatTheFiltersMatch() {
            Reply reply = history("?type=order-placed,order-changed&limit=1");
            assertThat(number(reply, "/total")).isEqualTo(2);
            assertThat(number(reply, "/totalPages")).isEqualTo(2);
        }

        @ParameterizedTest
        @CsvSource({
            "type=value-claimed, type",
            "'type=order-placed,', type",
            "type=Order-Placed, type",
            "sort=at, sort",
            "limit=101, limit",
            "page=0, page",
            "startDate=yesterday, startDate",
            "startDate=2024-01-02&endDate=2024-01-01, endDate",
            "segment=vip, segment"
        })
        void refusesWhatItDoesNotKnow(String query, String field) {
            assertThat(faultyFields(shop.get(path() + "?" + query))).containsExactly(field);
        }

        @Test
        void namesTheTypesThatThereAre() {
            assertThat(shop.get(path() + "?type=x").text("/error/details/fields/0/message"))
                    .contains("customer-registered", "order-changed")
                    .doesNotContain("claimed", "key");
        }
    }

    @Nested
    class Exports {

        @Test
        void everyEntryOfAPageAsALine() {
            // when
            Reply reply = as("application/x-ndjson", "");
            // then
            assertThat(reply.header("Content-Type")).contains("application/x-ndjson");
            String page = history("").body();
            assertThat(page)
                    .startsWith("{\"history\":[" + String.join(",", reply.body().split("\n")) + "]");
        }

        @Test
        void aTableWithOneRowForEachEntry() {
            // when
            Reply reply = as("text/csv", "?sort=sequence&type=customer-registered,order-placed");
            // then
            assertThat(reply.header("Content-Type").orElseThrow()).startsWith("text/csv");
            var lines = reply.body().split("\r\n");
            assertThat(lines).hasSize(3);
            assertThat(lines[0])
                    .isEqualTo(
                            "sequence,at,type,version,orderId,summary,changes,actorKind,actorKeyId,actorName,requestId");
            assertThat(lines[1]).contains(",customer-registered,1.0,,Registered,", "\"\"new\"\":\"\"John Doe\"\"");
            assertThat(lines[2]).contains("," + order + ",\"Order R-1 placed for 1250.50\",");
        }

        @Test
        void aTableWithoutRowsIfNothingMatches() {
            assertThat(as("text/csv", "?type=customer-deleted").body().lines()).hasSize(1);
        }

        @ParameterizedTest
        @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)"})
        void nothingThatASpreadsheetRuns(String name) {
            // given: a key that is called like a formula
            String key = server.operator()
                    .post(
                            "/admin/tenants/" + shop.tenantId() + "/keys",
                            object("name", name, "scopes", List.of("customers:write")))
                    .expect(201)
                    .text("/apiKey");
            server.holder(key)
                    .put("/v1/customers/" + john, object("updates", object("name", name)))
                    .expect(200);
            // when
            String row = as("text/csv", "?type=customer-details-changed")
                    .body()
                    .lines()
                    .skip(1)
                    .findFirst()
                    .orElseThrow();
            // then
            assertThat(row).contains("'" + name).doesNotContain("," + name, ",\"" + name);
        }

        @Test
        void moreThanAPortionInOrder() {
            // given
            for (int i = 0; i < 120; i++) {
                shop.client()
                        .with("Prefer", "respond-async")
                        .put("/v1/customers/" + john, object("updates", object("name", "John " + i)))
                        .expect(200);
            }
            // when
            var lines = as("application/x-ndjson", "").body().lines().toList();
            var ascending = new ArrayList<>(
                    as("application/x-ndjson", "?sort=sequence").body().lines().toList());
            // then
            assertThat(lines).hasSize(124).doesNotHaveDuplicates();
            Collections.reverse(ascending);
            assertThat(ascending).isEqualTo(lines);
        }

        @ParameterizedTest
        @ValueSource(strings = {"page=1", "limit=10"})
        void hasNoPages(String query) {
            for (String accept : List.of("application/x-ndjson", "text/csv")) {
                assertThat(faultyFields(shop.client().with("Accept", accept).get(path() + "?" + query)))
                        .hasSize(1);
            }
        }

        @Test
        void isOnlyWhatSomebodyAsksFor() {
            assertThat(history("").header("Content-Type")).contains("application/json");
            assertThat(as("*/*", "").header("Content-Type")).contains("application/json");
            assertThat(as("text/html, */*;q=0.1", "").header("Content-Type")).contains("application/json");
            shop.client().with("Accept", "text/html").get(path()).expect(406);
            shop.client().with("Accept", "text/csv;q=0").get(path()).expect(406);
            shop.client().with("Accept", "text/csv").get("/v1/customers").expect(406);
        }
    }

    private Reply as(String accept, String query) {
        return shop.client().with("Accept", accept).get(path() + query).expect(200);
    }

    private static List<String> changes(Reply reply, int entry) {
        return StreamSupport.stream(
                        reply.json().at("/history/" + entry + "/changes").spliterator(), false)
                .map(change -> change.at("/field").asString() + ": " + change.at("/old") + " → " + change.at("/new"))
                .collect(Collectors.toList());
    }
}
