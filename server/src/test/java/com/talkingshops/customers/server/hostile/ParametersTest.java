package com.talkingshops.customers.server.hostile;

import static com.talkingshops.customers.server.http.Replies.faultyFields;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(NothingIsStored.class)
class ParametersTest {

    @ParameterizedTest
    @ValueSource(strings = {"/v1/customers?", "/v1/orders?"})
    void ofPagesBeyondAllBoundsAreRefused(String list) {
        for (String number : new String[] {
            "1e9",
            "1000000000",
            "-1",
            "-2147483648",
            "2147483648",
            "4294967297",
            "9223372036854775808",
            "99999999999999999999",
            "0",
            "1.0",
            "+5",
            "NaN",
            "0x1",
            "1_0",
            "%20",
            "%EF%BC%91"
        }) {
            Answer limit = Victim.read(list + "limit=" + number).assertDecent();
            // A plus sign arrives as a blank.
            assertThat(limit.status()).as(number).isEqualTo(number.equals("+5") ? 200 : 400);
            if (!number.equals("1000000000")) {
                assertThat(Victim.read(list + "page=" + number).assertDecent().status())
                        .as(number)
                        .isEqualTo(number.equals("+5") ? 200 : 400);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/customers?",
                "/v1/orders?",
                "/v1/customers/stats?",
                "/v1/customers/lookup?mobile=919876543210&",
                "/admin/tenants?",
                "/admin/audit?"
            })
    void thatNobodyAskedForAreFaults(String read) {
        for (String name : new String[] {
            "__proto__",
            "constructor",
            "limit[]",
            "limit[$gt]",
            "limit.x",
            "Limit",
            "LIMIT",
            "class.module.classLoader",
            "_method",
            "format",
            "callback",
            "api_key",
            "x-tenant-api-key",
            "a".repeat(10_000)
        }) {
            Answer answer = read.startsWith("/admin")
                    ? readByOperator(read + name + "=1")
                    : Victim.read(read + encoded(name) + "=1");
            assertThat(faultyFields(answer.assertRefused(400).reply()))
                    .containsExactly(name.length() > 64 ? name.substring(0, 64) : name);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/customers?limit=1&limit=2", "/v1/customers?limit=1&limit=1",
                        "/v1/customers?searchTerm=a&searchTerm=b",
                "/v1/customers?segment=a&segment=b", "/v1/orders?page=1&page=2", "/v1/orders?customerId=a&customerId=b",
                "/v1/customers/lookup?mobile=919876543210&mobile=919876543210",
                        "/v1/customers/stats?startDate=2023-01-01&startDate="
            })
    void thatComeTwiceAreFaults(String read) {
        assertThat(faultyFields(Victim.read(read).assertRefused(400).reply())).hasSize(1);
    }

    @Test
    void ofAnyNumberAreRefusedInFewWords() {
        String many = IntStream.range(0, 2_000).mapToObj(i -> "p" + i).collect(Collectors.joining("&"));
        Answer answer = Victim.read("/v1/customers?" + many).assertRefused(400);
        assertThat(answer.body().length()).isLessThan(20_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"?", "?&", "?&&&", "?=", "?=1", "?;", "?%26", "?limit", "?limit&page", "??", "?#", "#x"})
    void inOddQueriesAreAnsweredDecently(String query) {
        Victim.read("/v1/customers" + query).assertDecent();
    }

    @Test
    void doNotComeInABody() {
        Answer answer = new Victim.Place("POST", "/v1/customers/lookup")
                .sendRaw(
                        Victim.utf8("mobile=919876543210"),
                        "Content-Type: application/x-www-form-urlencoded",
                        "Content-Length: 19");
        answer.assertRefused(415);
        Answer read = new Victim.Place("GET", "/v1/customers/lookup")
                .sendRaw(
                        Victim.utf8("mobile=919876543210"),
                        "Content-Type: application/x-www-form-urlencoded",
                        "Content-Length: 19");
        assertThat(read.assertDecent().status()).isEqualTo(400);
    }

    private static String encoded(String name) {
        return java.net.URLEncoder.encode(name, java.nio.charset.StandardCharsets.UTF_8);
    }

    private static Answer readByOperator(String target) {
        return new Victim.Place(
                        "GET", target.replace("[", "%5B").replace("]", "%5D").replace("$", "%24"))
                .sendRaw(new byte[0]);
    }
}
