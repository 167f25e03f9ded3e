package com.talkingshops.customers.server.hostile;

import static com.talkingshops.customers.server.http.Replies.faultyFields;
import static org.assertj.core.api.Assertions.assertThat;

import com.talkingshops.customers.server.hostile.Victim.Place;
import com.talkingshops.customers.server.http.Query;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts that are no text, or that mean something to what may lie behind. */
@ExtendWith(NothingIsStored.class)
class TextsTest {

    @AfterAll
    static void nothingIsGone() {
        assertThat(Victim.SHOP
                        .get("/v1/customers")
                        .expect(200)
                        .json()
                        .get("total")
                        .intValue())
                .isEqualTo(1);
        assertThat(Victim.SHOP.get("/v1/orders").expect(200).json().get("total").intValue())
                .isEqualTo(1);
    }

    @Nested
    class InBodies {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "\\u0000",
                    "a\\u0000b",
                    "\\ud800",
                    "\\udc00",
                    "\\udc00\\ud800",
                    "a\\ud83d",
                    "\\ud83d\\ud83d\\ude00"
                })
        void thatAreNoTextAreRefusedInEveryMember(String escaped) {
            assertFault("POST", "/v1/customers", "{\"mobile\":\"919876543219\",\"name\":\"%s\"}", escaped, "name");
            assertFault(
                    "POST", "/v1/customers", "{\"mobile\":\"919876543219\",\"segment\":\"%s\"}", escaped, "segment");
            assertFault(
                    "POST",
                    "/v1/customers",
                    "{\"mobile\":\"919876543219\",\"email\":\"%sa@example.com\"}",
                    escaped,
                    "email");
            assertFault("POST", "/v1/customers", "{\"mobile\":\"919876543219%s\"}", escaped, "mobile");
            assertFault("POST", "/v1/customers/lookup", "{\"mobile\":\"919876543210%s\"}", escaped, "mobile");
            assertFault(
                    "PUT",
                    "/v1/customers/" + Victim.CUSTOMER,
                    "{\"updates\":{\"name\":\"%s\"}}",
                    escaped,
                    "updates.name");
            assertFault(
                    "PUT", "/v1/orders/" + Victim.ORDER, "{\"updates\":{\"notes\":\"%s\"}}", escaped, "updates.notes");
            assertFault(
                    "PUT",
                    "/v1/orders/" + Victim.ORDER,
                    "{\"updates\":{\"status\":\"%s\"}}",
                    escaped,
                    "updates.status");
            for (String member :
                    new String[] {"name", "notes", "referenceId", "status", "user_id", "created_at", "email"}) {
                String body = "{\"mobile\":\"919876543210\",\"final_amount\":1,\"" + member + "\":\"%s\"}";
                assertFault("POST", "/v1/orders", body, escaped, member);
            }
            assertFault(
                    "POST",
                    "/v1/orders",
                    "{\"mobile\":\"919876543210\",\"product_items\":[{\"name\":\"%s\",\"quantity\":1,\"price\":1}]}",
                    escaped,
                    "product_items[0].name");
            String external = "{\"mobile\":\"919876543210\",\"final_amount\":1,\"external_order_source\":\"a\","
                    + "\"external_order_id\":\"%s\"}";
            assertFault("POST", "/v1/orders", external, escaped, "external_order_id");
            assertFault("POST", "/admin/tenants", "{\"name\":\"%s\"}", escaped, "name");
        }

        private void assertFault(String method, String path, String body, String escaped, String field) {
            Answer answer = new Place(method, path)
                    .sendBytes(Victim.utf8(body.replace("%s", escaped)))
                    .assertRefused(400);
            assertThat(faultyFields(answer.reply())).containsExactly(field);
        }
    }

    @Nested
    class InAddresses {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "%00",
                    "a%00b",
                    "%ED%A0%80",
                    "%ED%B0%80",
                    "%FF",
                    "%C3%28",
                    "%C0%80",
                    "%F4%90%80%80",
                    "%",
                    "%zz",
                    "%1",
                    "%u0041",
                    "%EF%BF%BF",
                    "%E2%80%AE",
                    "%F0%9F%98%80",
                    "\\",
                    "\"",
                    "^",
                    "`",
                    "{",
                    "|",
                    "}",
                    "<",
                    "é",
                    "\u0080",
                    "a b"
                })
        void thatAreNoTextAreAnsweredDecentlyEverywhere(String raw) {
            Victim.reads().forEach(read -> Victim.read(read + raw).assertDecent());
            Victim.read("/v1/customers/" + raw).assertRefused();
            Victim.read("/v1/customers/" + raw + "/orders").assertRefused();
            Victim.read("/v1/orders/" + raw).assertRefused();
            Victim.read("/v1/customers?" + raw + "=1").assertRefused();
        }

        @ParameterizedTest
        @CsvSource({
            "/v1/customers?searchTerm=, searchTerm", "/v1/customers?segment=, segment",
                    "/v1/customers/lookup?mobile=, mobile",
            "/v1/orders?searchTerm=, searchTerm", "/v1/orders?status=, status", "/v1/customers/stats?segment=, segment",
            "/v1/customers?cursor=, cursor"
        })
        void withANulAreFaults(String read, String field) {
            assertThat(faultyFields(
                            Victim.read(read + "a%00b").assertRefused(400).reply()))
                    .containsExactly(field);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "' or '1'='1",
                    "'; drop table customers; --",
                    "\" or \"\"=\"",
                    "\\",
                    "\\' or 1=1 --",
                    "%",
                    "%%",
                    "_",
                    "__%",
                    "a%' escape '!",
                    "$$",
                    "$1",
                    "?",
                    ":name",
                    "#{1+1}",
                    "${1+1}",
                    "${jndi:ldap://localhost/a}",
                    "{{7*7}}",
                    "../../../etc/passwd",
                    "<script>alert(1)</script>",
                    "%s%n%d",
                    "0x27",
                    "1;select pg_sleep(9)",
                    "*",
                    "(|(a=b))",
                    "{\"$gt\":\"\"}",
                    "\u202Eabc",
                    "null",
                    "NaN",
                    "Infinity",
                    "true",
                    "[]"
                })
        void thatMeanSomethingBehindMeanNothingHere(String text) {
            for (String read : Victim.reads()) {
                int name = read.indexOf('?') + 1;
                String parameter = read.substring(name, read.length() - 1);
                Answer answer = Victim.read(read.substring(0, name - 1) + Query.of(parameter, text))
                        .assertDecent();
                boolean finds = answer.status() == 200 && answer.body().contains(Victim.CUSTOMER);
                assertThat(finds).as(read + text).isFalse();
            }
        }

        @ParameterizedTest
        @ValueSource(ints = {10 * 1024, 25 * 1024})
        void ofAnyLengthAreRefused(int length) {
            Victim.reads()
                    .forEach(read -> Victim.read(read + "a".repeat(length)).assertRefused(400));
            Victim.read("/v1/customers/" + "a".repeat(length)).assertRefused(404);
            Victim.read("/v1/orders/" + "6".repeat(length)).assertRefused(404);
            Victim.read("/v1/customers/" + "a/".repeat(length / 2)).assertRefused();
        }

        @Test
        void thatAreLongerThanAHeaderMayBeAreRefused() {
            Victim.read("/v1/customers?searchTerm=" + "a".repeat(100 * 1024)).assertRefused();
            Victim.read("/v1/customers/" + "a".repeat(100 * 1024)).assertRefused();
        }
    }
}
