package com.talkingshops.customers.command.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.talkingshops.customers.command.http.Node.Reply;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CustomersTest {

    private static final String JOHN = """
            {"mobile": "919876543210", "name": "John Doe", "email": "john@example.com", "segment": "premium"}""";

    private final Node shop = Node.forANewTenant();

    @Nested
    class Create {

        @Test
        void answersAsTheReferenceDocumentDoes() {
            // when
            Reply reply = shop.post("/v1/customers", JOHN);
            // then
            assertThat(reply.status()).isEqualTo(201);
            assertThat(reply.body().propertyNames()).containsExactly("success", "message", "customerId");
            assertThat(reply.body().at("/success").booleanValue()).isTrue();
            assertThat(reply.text("/message")).isEqualTo("Customer created successfully");
            assertThat(reply.text("/customerId")).matches("[0-9a-f]{24}");
            assertThat(reply.header("Location")).isEqualTo("/v1/customers/" + reply.text("/customerId"));
            assertThat(reply.header("ETag")).isEqualTo("\"1\"");
        }

        @Test
        void namesTheCustomerWhoHasTheNumber() {
            // given
            String john = shop.post("/v1/customers", JOHN).text("/customerId");
            // when
            Reply reply = shop.post("/v1/customers", "{\"mobile\": \"+91 98765-43210\"}");
            // then
            assertThat(reply.status()).isEqualTo(409);
            assertThat(reply.text("/error/details/existingCustomerId")).isEqualTo(john);
            assertThat(reply.text("/error/details/field")).isEqualTo("mobile");
        }

        @Test
        void namesAllFaultsAtOnce() {
            // when
            Reply reply =
                    shop.post("/v1/customers", "{\"mobile\": 1, \"email\": \"x\", \"segment\": \"a,b\", \"x\": 1}");
            Reply doubtful = shop.post("/v1/customers", "{\"mobile\": \"12345\", \"name\": 1}");
            // then
            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.body().at("/error/details/fields").values())
                    .extracting(fault -> fault.get("field").asString())
                    .containsExactly("mobile", "email", "segment", "x");
            assertThat(doubtful.body().at("/error/details/fields").values())
                    .extracting(fault -> fault.get("field").asString())
                    .containsExactlyInAnyOrder("mobile", "name");
        }

        @Test
        void refusesQueryParameters() {
            // when
            Reply reply = shop.post("/v1/customers?dryRun=true", JOHN);
            // then
            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.text("/error/details/fields/0/field")).isEqualTo("dryRun");
        }

        @Test
        void refusesABodyThatIsMissing() {
            // then
            assertThat(shop.post("/v1/customers", "").status()).isEqualTo(400);
            assertThat(shop.post("/v1/customers", "[]").status()).isEqualTo(400);
        }
    }

    @Nested
    class CreateInBulk {

        @Test
        void saysWhatBecameOfEach() {
            // given
            String john = shop.post("/v1/customers", JOHN).text("/customerId");
            // when
            Reply reply = shop.post("/v1/customers/bulk", """
                    {"customers": [{"mobile": "919876543211"}, {"mobile": "9876543210"}, {"name": "X"}, 7,
                                   {"mobile": "919876543211"}]}""");
            // then
            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.body().at("/success").booleanValue()).isFalse();
            assertThat(reply.body().at("/results").values())
                    .extracting(result -> result.get("status").intValue())
                    .containsExactly(201, 409, 400, 400, 409);
            assertThat(reply.text("/results/1/error/details/existingCustomerId"))
                    .isEqualTo(john);
            assertThat(reply.text("/results/4/error/details/existingCustomerId"))
                    .isEqualTo(reply.text("/results/0/customerId"));
            assertThat(reply.text("/results/2/error/details/fields/0/field")).isEqualTo("mobile");
            assertThat(reply.body().at("/results/0").propertyNames())
                    .containsExactly("index", "status", "customerId", "error");
        }

        @ParameterizedTest
        @ValueSource(strings = {"{}", "{\"customers\": []}", "{\"customers\": {}}", "{\"customers\": [{}], \"x\": 1}"})
        void refusesWhatIsNoListOfCustomers(String body) {
            // then
            assertThat(shop.post("/v1/customers/bulk", body).status()).isEqualTo(400);
        }
    }

    @Nested
    class Update {

        @Test
        void answersAsTheReferenceDocumentDoes() {
            // given
            String john = shop.post("/v1/customers", JOHN).text("/customerId");
            // when
            Reply reply = shop.put("/v1/customers/" + john, """
                    {"updates": {"name": "John Smith", "email": "johnsmith@example.com", "segment": "vip"}}""");
            // then
            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.response().body())
                    .isEqualTo("{\"success\":true,\"message\":\"Customer updated successfully\"}");
            assertThat(reply.header("ETag")).isEqualTo("\"2\"");
        }

        @Test
        void changesNothingWhenNothingIsDifferent() {
            // given
            String john = shop.post("/v1/customers", JOHN).text("/customerId");
            // when
            Reply reply = shop.put("/v1/customers/" + john, "{\"updates\": {\"name\": \"John Doe\"}}");
            // then
            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.header("ETag")).isEqualTo("\"1\"");
        }

        @Test
        void holdsTheChangeAgainstTheVersionThatWasSeen() {
            // given
            String john = shop.post("/v1/customers", JOHN).text("/customerId");
            // when
            Reply fresh = shop.put("/v1/customers/" + john, "{\"updates\":{\"name\":\"Jo\"}}", "If-Match", "\"1.5\"");
            Reply stale = shop.put("/v1/customers/" + john, "{\"updates\":{\"name\":\"Joe\"}}", "If-Match", "\"1\"");
            Reply weak = shop.put("/v1/customers/" + john, "{\"updates\":{\"name\":\"Joe\"}}", "If-Match", "W/\"2\"");
            Reply malformed = shop.put("/v1/customers/" + john, "{\"updates\":{\"name\":\"Joe\"}}", "If-Match", "2");
            Reply any = shop.put("/v1/customers/" + john, "{\"updates\":{\"name\":\"Joe\"}}", "If-Match", "*");
            // then
            assertThat(fresh.status()).isEqualTo(200);
            assertThat(stale.status()).isEqualTo(412);
            assertThat(stale.body().at("/error/details/currentVersion").intValue())
                    .isEqualTo(2);
            assertThat(weak.status()).isEqualTo(412);
            assertThat(malformed.status()).isEqualTo(400);
            assertThat(any.status()).isEqualTo(200);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{}",
                    "{\"updates\": {}}",
                    "{\"updates\": null}",
                    "{\"updates\": {\"mobile\": null}}",
                    "{\"updates\": {\"id\": 1}}",
                    "{\"updates\": {\"name\": \"\"}}"
                })
        void refusesUpdatesThatMakeNoSense(String body) {
            // given
            String john = shop.post("/v1/customers", JOHN).text("/customerId");
            // then
            assertThat(shop.put("/v1/customers/" + john, body).status()).isEqualTo(400);
        }

        @Test
        void refusesDigitsThatAreNoNumber() {
            // given
            String john = shop.post("/v1/customers", JOHN).text("/customerId");
            // when
            Reply reply = shop.put("/v1/customers/" + john, "{\"updates\": {\"mobile\": \"12345\"}}");
            // then
            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.text("/error/details/fields/0/field")).isEqualTo("updates.mobile");
        }

        @Test
        void findsNobodyElsesCustomers() {
            // given
            String john = shop.post("/v1/customers", JOHN).text("/customerId");
            String body = "{\"updates\": {\"name\": \"X\"}}";
            // when
            Reply others = shop.asAnotherTenant().put("/v1/customers/" + john, body);
            Reply nobodys = shop.put("/v1/customers/64a1b2c3d4e5f6789abc1234", body);
            Reply malformed = shop.put("/v1/customers/x%27--", body);
            // then
            assertThat(others.status()).isEqualTo(404);
            assertThat(others.body()).isEqualTo(nobodys.body()).isEqualTo(malformed.body());
            assertThat(others.text("/error/message")).isEqualTo("Customer not found");
        }
    }

    @Nested
    class Delete {

        @Test
        void answersAsTheReferenceDocumentDoesAndOnlyOnce() {
            // given
            String john = shop.post("/v1/customers", JOHN).text("/customerId");
            // when
            Reply first = shop.delete("/v1/customers/" + john);
            Reply second = shop.delete("/v1/customers/" + john);
            Reply update = shop.put("/v1/customers/" + john, "{\"updates\": {\"name\": \"X\"}}");
            // then
            assertThat(first.status()).isEqualTo(200);
            assertThat(first.response().body())
                    .isEqualTo("{\"success\":true,\"message\":\"Customer deleted successfully\"}");
            assertThat(second.status()).isEqualTo(404);
            assertThat(second.text("/error/code")).isEqualTo("NotFoundError");
            assertThat(update.body()).isEqualTo(second.body());
        }

        @Test
        void freesTheNumber() {
            // given
            String john = shop.post("/v1/customers", JOHN).text("/customerId");
            shop.delete("/v1/customers/" + john);
            // when
            Reply again = shop.post("/v1/customers", JOHN);
            // then
            assertThat(again.status()).isEqualTo(201);
            assertThat(again.text("/customerId")).isNotEqualTo(john);
        }
    }
}
