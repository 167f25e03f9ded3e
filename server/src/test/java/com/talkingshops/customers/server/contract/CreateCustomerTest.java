package com.talkingshops.customers.server.contract;

import static com.talkingshops.customers.server.http.Client.object;
import static com.talkingshops.customers.server.http.Replies.faultyFields;
import static org.assertj.core.api.Assertions.assertThat;

import com.talkingshops.customers.server.http.Reply;
import com.talkingshops.customers.server.http.RunningServer;
import com.talkingshops.customers.server.http.Shop;
import java.time.Duration;
import java.time.Instant;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CreateCustomerTest {

    private final Shop shop = RunningServer.shared().newShop();

    @Nested
    class PostCustomers {

        @Test
        void tellsWhereTheCustomerIsAndItsVersion() {
            // when
            Reply reply =
                    shop.post("/v1/customers", object("mobile", "919876543210")).expect(201);

            // then
            String id = reply.text("/customerId");
            assertThat(id).matches("[0-9a-f]{24}");
            assertThat(reply.header("Location").orElseThrow()).endsWith("/v1/customers/" + id);
            assertThat(reply.header("ETag")).contains("\"1\"");
        }

        @Test
        void makesIdsThatSortByTime() {
            // when
            String first = shop.customer("919876543210", null, null, null);
            String second = shop.customer("919876543211", null, null, null);

            // then
            assertThat(Long.parseLong(first.substring(0, 12), 16))
                    .isLessThanOrEqualTo(Long.parseLong(second.substring(0, 12), 16));
        }

        @Test
        void givesEveryMemberAValueOrNull() {
            // given
            String id = shop.customer("919876543210", null, null, null);

            // when
            Reply reply = shop.get("/v1/customers/" + id).expect(200);

            // then
            assertThat(reply.json().propertyNames())
                    .contains(
                            "_id",
                            "name",
                            "mobile",
                            "email",
                            "segment",
                            "created_at",
                            "updated_at",
                            "orders",
                            "metrics");
            assertThat(reply.json().get("name").isNull()).isTrue();
            assertThat(reply.json().get("email").isNull()).isTrue();
            assertThat(reply.json().get("segment").isNull()).isTrue();
            assertThat(reply.json().at("/metrics/firstOrderDate").isNull()).isTrue();
            assertThat(reply.json().at("/metrics/lastOrderDate").isNull()).isTrue();
            assertThat(reply.body()).contains("\"totalSpent\":0.00", "\"averageOrderValue\":0.00");
            Instant created = Instant.parse(reply.text("/created_at"));
            Assertions.assertThat(created).isBetween(Instant.now().minus(Duration.ofMinutes(1)), Instant.now());
            assertThat(reply.text("/updated_at")).isEqualTo(reply.text("/created_at"));
        }

        @Test
        void takesAbsentAndNullForTheSame() {
            // when
            Reply reply = shop.post(
                    "/v1/customers", "{\"mobile\":\"919876543210\",\"name\":null,\"email\":null,\"segment\":null}");

            // then
            reply.expect(201);
        }

        @Test
        void trimsWhatItKeeps() {
            // given
            String id = shop.customer("919876543210", "  John \t", " john@example.com ", "\n vip ");

            // when
            Reply reply = shop.get("/v1/customers/" + id);

            // then
            assertThat(reply.text("/name")).isEqualTo("John");
            assertThat(reply.text("/email")).isEqualTo("john@example.com");
            assertThat(reply.text("/segment")).isEqualTo("vip");
        }

        @Test
        void takesTextsOfFullLengthCountedInCharacters() {
            // given
            String name = "😀".repeat(200);
            String segment = "ß".repeat(64);
            String email = "a".repeat(64) + "@" + ("b".repeat(61) + ".").repeat(3) + "com";

            // when
            String id = shop.customer("919876543210", name, email, segment);

            // then
            Reply reply = shop.get("/v1/customers/" + id);
            assertThat(reply.text("/name")).isEqualTo(name);
            assertThat(reply.text("/email")).isEqualTo(email);
            assertThat(reply.text("/segment")).isEqualTo(segment);
        }

        @Test
        void letsCustomersShareAnEmail() {
            shop.customer("919876543210", null, "family@example.com", null);
            shop.customer("919876543211", null, "family@example.com", null);
        }

        @Test
        void refusesAMobileThatIsTakenAndNamesItsCustomer() {
            // given
            String first = shop.customer("919876543210", null, null, null);

            // when
            Reply reply = shop.post("/v1/customers", object("mobile", "+91 98765-43210"));

            // then
            assertThat(reply.expect(409).errorCode()).isEqualTo("ConflictError");
            assertThat(reply.text("/error/details/field")).isEqualTo("mobile");
            assertThat(reply.text("/error/details/existingCustomerId")).isEqualTo(first);
            assertThat(shop.get("/v1/customers").json().get("total").intValue()).isEqualTo(1);
        }

        @Test
        void namesAllFaultsAtOnceAndOncePerField() {
            // when
            Reply reply = shop.post(
                    "/v1/customers",
                    object(
                            "mobile",
                            "123",
                            "name",
                            "x".repeat(201),
                            "email",
                            "not an address",
                            "segment",
                            "a,b",
                            "nick",
                            "j"));

            // then
            assertThat(faultyFields(reply)).containsExactlyInAnyOrder("mobile", "name", "email", "segment", "nick");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{}",
                    "{\"mobile\":null}",
                    "{\"mobile\":\"\"}",
                    "{\"mobile\":\"   \"}",
                    "{\"mobile\":919876543210}",
                    "{\"mobile\":true}",
                    "{\"mobile\":[\"919876543210\"]}",
                    "{\"mobile\":{\"number\":\"919876543210\"}}",
                    "{\"mobile\":\"98765\"}",
                    "{\"mobile\":\"+919876543210 x5\"}",
                    "{\"mobile\":\"call me\"}"
                })
        void wantsAMobileThatIsAValidNumber(String body) {
            assertThat(faultyFields(shop.post("/v1/customers", body))).containsExactly("mobile");
        }

        @ParameterizedTest
        @ValueSource(strings = {"name", "email", "segment"})
        void coercesNoTypeAndTakesNoBlankText(String member) {
            for (Object value : new Object[] {1, 1.5, true, new String[] {"a"}, object("a", "b"), "", "  "}) {
                var body = object("mobile", "919876543210", member, value);
                assertThat(faultyFields(shop.post("/v1/customers", body))).containsExactly(member);
            }
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "john",
                    "@example.com",
                    "john@",
                    "john@@example.com",
                    "jo hn@example.com",
                    "john@exa mple.com",
                    "john@example",
                    "john@.com",
                    "john@example..com",
                    "a,b@example.com",
                    "<john@example.com>"
                })
        void refusesAnEmailOfWrongForm(String email) {
            var body = object("mobile", "919876543210", "email", email);
            assertThat(faultyFields(shop.post("/v1/customers", body))).containsExactly("email");
        }

        @Test
        void refusesTextsThatAreTooLong() {
            var body = object(
                    "mobile",
                    "919876543210",
                    "name",
                    "😀".repeat(201),
                    "segment",
                    "ß".repeat(65),
                    "email",
                    "a@" + "b".repeat(60) + "." + ("c".repeat(60) + ".").repeat(4) + "com");
            assertThat(faultyFields(shop.post("/v1/customers", body)))
                    .containsExactlyInAnyOrder("name", "segment", "email");
        }
    }
}
