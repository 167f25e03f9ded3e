package com.talkingshops.customers.server.contract;

import static com.talkingshops.customers.server.http.Replies.faultyFields;
import static org.assertj.core.api.Assertions.assertThat;

import com.talkingshops.customers.server.http.Client;
import com.talkingshops.customers.server.http.Reply;
import com.talkingshops.customers.server.http.RunningServer;
import com.talkingshops.customers.server.http.Shop;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One envelope for every failure. */
class ErrorsTest {

    private static final Shop SHOP = RunningServer.shared().newShop();

    @Nested
    class RequestIds {

        @ParameterizedTest
        @ValueSource(strings = {"a", "Order-7_b.c", "0123456789012345678901234567890123456789012345678901234567890123"})
        void areTakenOverWhenSane(String id) {
            // when
            Reply reply = SHOP.client()
                    .with("X-Request-Id", id)
                    .get("/v1/customers/x")
                    .expect(404);

            // then
            assertThat(reply.header("X-Request-Id")).contains(id);
            assertThat(reply.text("/error/details/requestId")).isEqualTo(id);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "two words",
                    "a/b",
                    "<b>",
                    "01234567890123456789012345678901234567890123456789012345678901234"
                })
        void areMadeOtherwise(String id) {
            // when
            Reply reply = SHOP.client()
                    .with("X-Request-Id", id)
                    .get("/v1/customers/x")
                    .expect(404);

            // then
            String made = reply.header("X-Request-Id").orElseThrow();
            assertThat(made).isNotEqualTo(id).matches("[A-Za-z0-9._-]{1,64}");
            assertThat(reply.text("/error/details/requestId")).isEqualTo(made);
        }

        @Test
        void areOnEveryReply() {
            var anybody = RunningServer.shared().anybody();
            for (Reply reply : List.of(
                    SHOP.get("/v1/customers"),
                    anybody.get("/v1/customers"),
                    anybody.get("/nowhere"),
                    anybody.get("/actuator/health/liveness"),
                    RunningServer.shared().operator().get("/admin/tenants"),
                    anybody.get("/admin/tenants"))) {
                assertThat(reply.header("X-Request-Id")).as(reply.body()).isPresent();
            }
        }
    }

    @Nested
    class NotFound {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "/v1/nothing",
                    "/v1",
                    "/v1/customers/a/b/c",
                    "/v1/customers/",
                    "/v1/Customers",
                    "/v1//customers"
                })
        void isWhatARouteThatIsNotThereAnswers(String path) {
            assertError(SHOP.get(path), 404, "NotFoundError");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"/", "/nothing", "/index.html", "/error", "/favicon.ico", "/v2/customers", "/WEB-INF/web.xml"
                })
        void isWhatAPathWithNothingBehindAnswers(String path) {
            assertError(RunningServer.shared().anybody().get(path), 404, "NotFoundError");
        }
    }

    @Nested
    class MethodNotAllowed {

        @ParameterizedTest
        @CsvSource({
            "DELETE, /v1/customers, GET POST",
            "PATCH, /v1/customers/64a1b2c3d4e5f6789abc1234, DELETE GET PUT",
            "DELETE, /v1/orders/64a1b2c3d4e5f6789abc1234, GET PUT",
            "POST, /v1/customers/64a1b2c3d4e5f6789abc1234/orders, GET"
        })
        void saysWhichAre(String method, String path, String allowed) {
            // when
            Reply reply = SHOP.client().send(method, path, null);

            // then
            assertError(reply, 405, "MethodNotAllowedError");
            assertThat(reply.header("Allow").orElse("")).contains(allowed.split(" "));
        }
    }

    @Nested
    class MediaTypes {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "text/plain",
                    "application/xml",
                    "application/x-www-form-urlencoded",
                    "multipart/form-data; boundary=x",
                    "application/json; charset=ISO-8859-1",
                    "application/json; charset=utf-16",
                    "application/json; charset=nonsense",
                    "json",
                    "*/*",
                    "application/*+json"
                })
        void thatAreNotJsonAreUnsupported(String type) {
            Reply reply = SHOP.client().with("Content-Type", type).post("/v1/customers", Document.CREATE);
            assertError(reply, 415, "UnsupportedMediaTypeError");
        }

        @ParameterizedTest
        @ValueSource(strings = {"application/json;charset=UTF-8", "Application/JSON ; charset=\"utf-8\""})
        void mayNameTheCharset(String type) {
            assertThat(faultyFields(SHOP.client().with("Content-Type", type).post("/v1/customers", "{}")))
                    .containsExactly("mobile");
        }

        @ParameterizedTest
        @ValueSource(strings = {"text/html", "application/xml", "application/json;q=0", "image/*"})
        void thatNobodyHereWritesAreNotAcceptable(String type) {
            assertError(SHOP.client().with("Accept", type).get("/v1/customers"), 406, "NotAcceptableError");
            assertError(
                    SHOP.client().with("Accept", type).post("/v1/customers", Document.CREATE),
                    406,
                    "NotAcceptableError");
        }

        @ParameterizedTest
        @ValueSource(strings = {"*/*", "application/*", "text/html, application/json;q=0.1", "application/json"})
        void thatIncludeJsonAreFine(String type) {
            SHOP.client().with("Accept", type).get("/v1/customers").expect(200);
        }
    }

    @Nested
    class Bodies {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "{",
                    "[]",
                    "null",
                    "7",
                    "\"text\"",
                    "{\"mobile\":\"919876543210\"}{}",
                    "{\"mobile\":\"919876543210\"} x",
                    "{'mobile':'919876543210'}",
                    "{mobile:1}",
                    "{\"mobile\":\"919876543210\",}",
                    "{\"mobile\":\"919876543210\",\"mobile\":\"919876543211\"}",
                    "{\"mobile\":NaN}",
                    "// {}",
                    "{\"a\":01}"
                })
        void thatAreNotOneJsonObjectAreFaulty(String body) {
            assertThat(faultyFields(SHOP.post("/v1/customers", body))).containsExactly("body");
        }

        @Test
        void thatAreMissingAreFaulty() {
            Client client = SHOP.client().with("Content-Type", "application/json");
            assertThat(faultyFields(client.send("POST", "/v1/customers", null))).containsExactly("body");
        }

        @Test
        void areHeldBackFromNobodyByAnEnvelopeThatTellsAll() {
            Reply reply = SHOP.post("/v1/customers", "{}");
            assertThat(reply.json().propertyNames()).containsExactly("error");
            assertThat(reply.json().get("error").propertyNames())
                    .containsExactlyInAnyOrder("code", "message", "details");
            assertThat(reply.json().at("/error/details").propertyNames())
                    .containsExactlyInAnyOrder("fields", "requestId");
            assertThat(reply.json().at("/error/details/fields/0").propertyNames())
                    .containsExactlyInAnyOrder("field", "message");
        }
    }

    private static void assertError(Reply reply, int status, String code) {
        assertThat(reply.expect(status).errorCode()).isEqualTo(code);
        assertThat(reply.header("Content-Type").orElse("")).startsWith("application/json");
        assertThat(reply.text("/error/message")).isNotBlank();
        assertThat(reply.text("/error/details/requestId"))
                .isEqualTo(reply.header("X-Request-Id").orElseThrow());
    }
}
