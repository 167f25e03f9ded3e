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
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The operator's audit trail: all that happened to a tenant, to tenants and keys, and who read what. */
class AuditTrailTest {

    private static final String MOBILE = "919876543210";

    private final RunningServer server = RunningServer.shared();
    private final Client operator = server.operator();
    private final Shop shop = server.newShop();

    private Reply trail(String query) {
        return operator.get("/admin/audit?tenantId=" + shop.tenantId() + query).expect(200);
    }

    private String john() {
        return shop.customer(MOBILE, "John Doe", "john@example.com", "vip");
    }

    @Nested
    class OfATenant {

        @Test
        void tellsWhatHappenedToItAndItsCustomersOrdersAndKeys() {
            // given
            String john = john();
            shop.put("/v1/customers/" + john, object("updates", object("name", "John Smith", "segment", "gold")))
                    .expect(200);
            Reply order = shop.post(
                            "/v1/orders",
                            object("mobile", "919876543211", "name", "Meera", "referenceId", "R-1", "final_amount", 5))
                    .expect(201);
            shop.put("/v1/orders/" + order.text("/orderId"), object("updates", object("status", "delivered")))
                    .expect(200);
            shop.put("/v1/orders/" + order.text("/orderId"), object("updates", object("status", "refunded")))
                    .expect(200);
            shop.delete("/v1/customers/" + john).expect(200);
            operator.put(tenant(), object("updates", object("rateLimit", 1_000)))
                    .expect(200);
            String key = operator.post(tenant() + "/keys", object("name", "till", "scopes", List.of("stats:read")))
                    .expect(201)
                    .text("/keyId");
            String successor = operator.post(tenant() + "/keys/" + key + "/rotate", object("overlapDays", 0))
                    .expect(201)
                    .text("/keyId");
            operator.delete(tenant() + "/keys/" + successor).expect(200);
            // when
            Reply reply = trail("&sort=sequence&limit=100");
            // then
            var summaries = each(reply, "/entries", "summary");
            assertThat(summaries.getFirst()).startsWith("Shop Shop ").endsWith(" created");
            assertThat(summaries.get(1)).startsWith("API key ").endsWith(" issued");
            assertThat(summaries.subList(2, summaries.size()))
                    .containsExactly(
                            "Registered",
                            "Changed name and segment",
                            "Registered by order R-1",
                            "Order R-1 placed for 5.00",
                            "Order R-1: status pending → delivered",
                            "Order R-1: status delivered → refunded",
                            "Deleted",
                            "Shop changed: rateLimit",
                            "API key till issued",
                            "API key till issued",
                            "API key replaced by another",
                            "API key revoked");
            assertThat(number(reply, "/total")).isEqualTo(14);
            assertThat(changes(reply, 3))
                    .containsExactly("name: \"John Doe\" → \"John Smith\"", "segment: \"vip\" → \"gold\"");
            assertThat(changes(reply, 7)).containsExactly("status: \"delivered\" → \"refunded\"");
            assertThat(changes(reply, 9)).containsExactly("rateLimit: 10000000 → 1000");
            assertThat(changes(reply, 10))
                    .containsExactly(
                            "name: null → \"till\"",
                            "scopes: null → [\"stats:read\"]",
                            "expiresAt: null → null",
                            "rateLimit: null → null");
            assertThat(changes(reply, 12).getFirst()).startsWith("expiresAt: null → \"2");
            assertThat(changes(reply, 12).get(1)).isEqualTo("replacedBy: null → \"" + successor + "\"");
            assertThat(each(reply, "/entries", "version"))
                    .containsExactly(null, null, "1", "2", "1", null, null, null, "3", null, null, null, null, null);
            assertThat(each(reply, "/entries", "customerId").subList(2, 9))
                    .containsExactly(
                            john,
                            john,
                            order.text("/customerId"),
                            order.text("/customerId"),
                            order.text("/customerId"),
                            order.text("/customerId"),
                            john);
            assertThat(each(reply, "/entries", "orderId").subList(4, 7))
                    .containsExactly(null, order.text("/orderId"), order.text("/orderId"));
            assertThat(each(reply, "/entries", "keyId").subList(10, 14))
                    .containsExactly(key, successor, key, successor);
            assertThat(each(reply, "/entries", "tenantId")).containsOnly(shop.tenantId());
            assertThat(each(reply, "/entries", "actor/kind"))
                    .containsExactly(
                            "operator",
                            "operator",
                            "key",
                            "key",
                            "order",
                            "key",
                            "key",
                            "key",
                            "key",
                            "operator",
                            "operator",
                            "operator",
                            "operator",
                            "operator");
            assertThat(reply.body()).doesNotContain("keyHash", shop.apiKey());
        }

        @Test
        void isTheSameAsTheHistoryOfACustomer() {
            // given
            String john = john();
            shop.put("/v1/customers/" + john, object("updates", object("segment", null)))
                    .expect(200);
            // when
            Reply history = shop.get("/v1/customers/" + john + "/history").expect(200);
            Reply trail = trail("&type=customer-registered,customer-details-changed");
            // then
            for (String member : List.of("sequence", "at", "type", "summary", "changes", "actor", "requestId")) {
                for (int i = 0; i < 2; i++) {
                    assertThat(trail.json().at("/entries/" + i + "/" + member))
                            .isEqualTo(history.json().at("/history/" + i + "/" + member));
                }
            }
        }

        @Test
        void tellsWhoReadThePastOfAPerson() {
            // given
            String path = "/v1/customers/" + john();
            shop.get(path).expect(200);
            shop.get("/v1/customers").expect(200);
            shop.get(path + "/history?limit=1").expect(200);
            shop.client().with("Accept", "text/csv").get(path + "/history").expect(200);
            shop.client()
                    .with("Accept", "application/x-ndjson")
                    .get(path + "/history")
                    .expect(200);
            shop.get(path + "/export").expect(200);
            shop.client()
                    .with("X-Request-Id", "curious")
                    .get(path + "?asOf=1.0")
                    .expect(200);
            // when
            Reply reply = trail("&type=person-read&sort=sequence");
            // then
            assertThat(each(reply, "/entries", "summary"))
                    .containsExactly(
                            "Read the history of the customer",
                            "Read the history of the customer as CSV",
                            "Read the history of the customer as NDJSON",
                            "Exported everything about the customer",
                            "Read the customer as of 1.0");
            assertThat(each(reply, "/entries", "customerId")).allMatch(path::endsWith);
            assertThat(each(reply, "/entries", "changes/0")).containsOnlyNulls();
            assertThat(each(reply, "/entries", "actor/kind")).containsOnly("key");
            assertThat(reply.text("/entries/4/requestId")).isEqualTo("curious");
            // and: to the customer nothing happened
            assertThat(shop.get(path).header("ETag")).hasValue("\"1.0\"");
            assertThat(each(shop.get(path + "/history").expect(200), "/history", "summary"))
                    .containsExactly("Registered");
        }

        @Test
        void saysNothingOfReadsThatWereRefused() {
            // given
            String nobody = "/v1/customers/64a1b2c3d4e5f6789abc1234";
            shop.get(nobody + "/history").expect(404);
            shop.get(nobody + "/export").expect(404);
            shop.get(nobody + "?asOf=1").expect(404);
            shop.get("/v1/customers/" + john() + "/history?limit=0").expect(400);
            // then
            assertThat(number(trail("&type=person-read"), "/total")).isZero();
        }

        @Test
        void tellsWhatTheOperatorDidToItReadingThisIncluded() {
            // given
            trail("");
            operator.with("Accept", "text/csv")
                    .get("/admin/audit?type=tenant-created&tenantId=" + shop.tenantId())
                    .expect(200);
            // when
            Reply reply = trail("&type=operator-acted");
            // then
            assertThat(each(reply, "/entries", "summary"))
                    .containsExactly(
                            "Exported the audit trail: format csv, type tenant-created",
                            "Read the audit trail: format json");
        }

        @Test
        void tellsNothingPersonalOfWhoWasErased() {
            // given
            String john = john();
            shop.order(MOBILE, "pending", "5.00", null);
            shop.delete("/v1/customers/" + john + "?erase=true").expect(200);
            // when
            Reply reply = trail("&sort=sequence");
            // then
            assertThat(each(reply, "/entries", "type"))
                    .contains("customer-registered", "order-placed", "customer-erased");
            assertThat(changes(reply, 2))
                    .containsExactly(
                            "name: null → null",
                            "mobile: null → null",
                            "email: null → null",
                            "segment: null → \"vip\"");
            assertThat(reply.body()).doesNotContain("John", MOBILE, "example.com");
        }

        @Test
        void tellsNothingPersonalWhenItIsErasedItself() {
            // given
            john();
            operator.delete(tenant() + "?erase=true").expect(200);
            // when
            Reply reply = trail("&sort=sequence");
            // then
            assertThat(each(reply, "/entries", "summary"))
                    .contains("Registered", "API key revoked", "Shop erased, with all of its customers");
            assertThat(reply.body()).doesNotContain("John", MOBILE, "example.com");
        }

        @Test
        void hasNothingOfOthers() {
            // given
            String mine = john();
            Shop other = server.newShop();
            String theirs = other.customer(MOBILE, "Jane", null, null);
            // then
            assertThat(trail("").body()).contains(mine).doesNotContain(theirs, other.tenantId());
        }

        @ParameterizedTest
        @ValueSource(strings = {"64a1b2c3d4e5f6789abc1234", "x", "system"})
        void thatIsUnknownIsNotFound(String id) {
            for (String accept : List.of("application/json", "application/x-ndjson", "text/csv")) {
                operator.with("Accept", accept)
                        .get("/admin/audit?tenantId=" + id)
                        .expect(404);
            }
        }

        private String tenant() {
            return "/admin/tenants/" + shop.tenantId();
        }
    }

    @Nested
    class OfNoTenant {

        @Test
        void tellsWhatHappenedToTenantsAndKeysAndWhatTheOperatorDid() {
            // given
            john();
            Shop second = server.newShop();
            operator.with("X-Request-Id", "of-no-tenant").get("/admin/audit").expect(200);
            // when
            Reply reply = operator.get("/admin/audit?limit=100").expect(200);
            // then
            assertThat(each(reply, "/entries", "type"))
                    .contains("tenant-created", "key-issued", "operator-acted")
                    .doesNotContain("customer-registered", "value-claimed");
            assertThat(each(reply, "/entries", "tenantId")).contains(shop.tenantId(), second.tenantId());
            assertThat(each(reply, "/entries", "requestId")).contains("of-no-tenant");
        }

        @Test
        void hasNoTypesOfCustomers() {
            Reply reply = operator.get("/admin/audit?type=customer-registered");
            assertThat(faultyFields(reply)).containsExactly("type");
            assertThat(reply.text("/error/details/fields/0/message"))
                    .contains("key-issued", "operator-acted", "tenant-erased")
                    .doesNotContain("person-read");
        }
    }

    @Nested
    class Chooses {

        @Test
        void byTypeTimeAndPage() {
            john();
            String at = trail("&type=customer-registered").text("/entries/0/at");
            assertThat(number(trail("&type=customer-registered&startDate=" + at + "&endDate=" + at), "/total"))
                    .isEqualTo(1);
            assertThat(number(trail("&endDate=2020-01-01"), "/total")).isZero();
            assertThat(each(trail("&sort=sequence&limit=1&page=2"), "/entries", "type"))
                    .containsExactly("key-issued");
            Reply past = trail("&page=99");
            assertThat(past.json().at("/entries").isEmpty()).isTrue();
            assertThat(past.json().at("/meta/page").intValue()).isEqualTo(99);
        }

        @ParameterizedTest
        @CsvSource({
            "type=value-claimed, type",
            "'type=order-placed,', type",
            "sort=at, sort",
            "limit=101, limit",
            "page=0, page",
            "startDate=yesterday, startDate",
            "startDate=2024-01-02&endDate=2024-01-01, endDate",
            "segment=vip, segment"
        })
        void refusesWhatItDoesNotKnow(String query, String field) {
            assertThat(faultyFields(operator.get("/admin/audit?tenantId=" + shop.tenantId() + "&" + query)))
                    .containsExactly(field);
        }
    }

    @Nested
    class Exports {

        @Test
        void everyEntryAsALine() {
            // given
            john();
            String page = trail("").body();
            // when
            Reply reply = as("application/x-ndjson", "");
            // then: all but that the page was read
            var lines = reply.body().lines().toList();
            assertThat(reply.header("Content-Type")).contains("application/x-ndjson");
            assertThat(page).startsWith("{\"entries\":[" + String.join(",", lines.subList(1, lines.size())) + "]");
        }

        @Test
        void aTableWithOneRowForEachEntry() {
            // given
            String john = john();
            // when
            var rows = as("text/csv", "&type=customer-registered,tenant-created&sort=sequence")
                    .body()
                    .split("\r\n");
            // then
            assertThat(rows).hasSize(3);
            assertThat(rows[0])
                    .isEqualTo(
                            "sequence,at,type,version,tenantId,customerId,orderId,keyId,summary,changes,actorKind,actorKeyId,actorName,requestId");
            assertThat(rows[1]).contains(",tenant-created,," + shop.tenantId() + ",,,,", ",operator,,operator,");
            assertThat(rows[2]).contains(",customer-registered,1," + shop.tenantId() + "," + john + ",,,Registered,");
        }

        @Test
        void nothingThatASpreadsheetRuns() {
            operator.put("/admin/tenants/" + shop.tenantId(), object("updates", object("name", "=1+1")))
                    .expect(200);
            operator.post(
                            "/admin/tenants/" + shop.tenantId() + "/keys",
                            object("name", "=1+1", "scopes", List.of("customers:write")))
                    .expect(201);
            assertThat(as("text/csv", "").body()).doesNotContain(",=", ",\"=");
        }

        @ParameterizedTest
        @ValueSource(strings = {"page=1", "limit=10"})
        void hasNoPages(String query) {
            for (String accept : List.of("application/x-ndjson", "text/csv")) {
                assertThat(faultyFields(operator.with("Accept", accept).get("/admin/audit?" + query)))
                        .hasSize(1);
            }
        }

        private Reply as(String accept, String query) {
            return operator.with("Accept", accept)
                    .get("/admin/audit?tenantId=" + shop.tenantId() + query)
                    .expect(200);
        }
    }

    private static List<String> changes(Reply reply, int entry) {
        return StreamSupport.stream(
                        reply.json().at("/entries/" + entry + "/changes").spliterator(), false)
                .map(change -> change.at("/field").asString() + ": " + change.at("/old") + " → " + change.at("/new"))
                .collect(Collectors.toList());
    }
}
