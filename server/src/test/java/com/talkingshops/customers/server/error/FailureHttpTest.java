package com.talkingshops.customers.server.error;

import static com.talkingshops.customers.stub.Running.get;
import static com.talkingshops.customers.stub.Running.send;
import static org.assertj.core.api.Assertions.assertThat;

import com.talkingshops.customers.api.error.Rejection;
import com.talkingshops.customers.stub.Running;
import com.talkingshops.customers.stub.StubEndpoints;
import com.talkingshops.customers.stub.StubTenants;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class FailureHttpTest {

    private final String key = Running.tenant().key;
    private final StubEndpoints endpoints = Running.bean(StubEndpoints.class);

    @Nested
    class OfHttp {

        @Test
        void namesTheMethodsOfARoute() {
            var reply = send("PATCH", "/v1/things/x", BodyPublishers.noBody(), "x-tenant-api-key", key);
            assertEnvelope(reply, 405, "MethodNotAllowedError");
            assertThat(reply.headers().firstValue("Allow")).hasValue("DELETE, GET, PUT");
        }

        @Test
        void tellsUnknownRoutesWhateverTheMethod() {
            for (String method : new String[] {"GET", "POST", "PUT", "DELETE", "PATCH"}) {
                assertEnvelope(
                        send(method, "/v1/nowhere", BodyPublishers.noBody(), "x-tenant-api-key", key),
                        404,
                        "NotFoundError");
                assertEnvelope(send(method, "/error", BodyPublishers.noBody()), 404, "NotFoundError");
                assertEnvelope(send(method, "/", BodyPublishers.noBody()), 404, "NotFoundError");
            }
        }

        @Test
        void refusesToAnswerInWhatAClientCannotRead() {
            assertEnvelope(get("/v1/who", "x-tenant-api-key", key, "Accept", "text/html"), 406, "NotAcceptableError");
            assertEnvelope(
                    get("/v1/who", "x-tenant-api-key", key, "Accept", "application/json;q=0"),
                    406,
                    "NotAcceptableError");
            assertThat(get("/v1/who", "x-tenant-api-key", key, "Accept", "text/html, */*;q=0.1")
                            .statusCode())
                    .isEqualTo(200);
        }

        @Test
        void findsOutWhatAClientCannotReadBeforeItWrites() {
            // given
            int calls = endpoints.calls.get();
            // when
            var reply = Running.post("/v1/things", "{}", "x-tenant-api-key", key, "Accept", "application/xml");
            // then
            assertEnvelope(reply, 406, "NotAcceptableError");
            assertThat(endpoints.calls.get()).isEqualTo(calls);
        }

        @Test
        void namesAParameterOfTheWrongForm() {
            var reply = get("/v1/things/x?number=seven", "x-tenant-api-key", key);
            assertEnvelope(reply, 400, "ValidationError");
            assertThat(json(reply).at("/error/details/fields/0/field").asString())
                    .isEqualTo("number");
        }

        @Test
        void answersHeadAndOptionsLikeGet() {
            var head = send("HEAD", "/v1/who", BodyPublishers.noBody(), "x-tenant-api-key", key);
            var lost = send("HEAD", "/v1/nowhere", BodyPublishers.noBody(), "x-tenant-api-key", key);
            var options = send("OPTIONS", "/v1/things/x", BodyPublishers.noBody(), "x-tenant-api-key", key);
            assertThat(head.statusCode()).isEqualTo(200);
            assertThat(lost.statusCode()).isEqualTo(404);
            assertThat(head.body() + lost.body()).isEmpty();
            assertThat(options.statusCode()).isEqualTo(200);
            assertThat(options.headers().firstValue("Allow").orElseThrow()).contains("GET", "PUT", "DELETE");
        }
    }

    @Nested
    class OfAnEndpoint {

        @Test
        void saysNothingOfTheInsideOfADefect() {
            endpoints.failure = () -> new IllegalStateException("hunter2 at com.talkingshops");
            var reply = get("/v1/failing", "x-tenant-api-key", key);
            assertEnvelope(reply, 500, "InternalServerError");
            assertThat(reply.body()).doesNotContain("hunter2", "com.", "Exception");
        }

        @Test
        void asksToTryAgainWhenTheDatabaseIsAway() {
            endpoints.failure = () -> new CannotGetJdbcConnectionException("x", StubEndpoints.sql("08001"));
            var reply = get("/v1/failing", "x-tenant-api-key", key);
            assertEnvelope(reply, 503, "ServiceUnavailableError");
            assertThat(reply.headers().firstValue("Retry-After")).hasValue("1");
            assertThat(reply.body()).doesNotContain("hunter2", "secret");
        }

        @Test
        void reachesAClientAlsoWhenItComesLater() {
            assertEnvelope(get("/v1/failing/later", "x-tenant-api-key", key), 409, "ConflictError");
        }

        @Test
        void takesBackWhatWouldHaveDescribedTheReply() {
            var reply = get("/v1/failing", "x-tenant-api-key", key);
            assertThat(reply.headers().firstValue("ETag")).isEmpty();
            assertThat(reply.headers().firstValue("Cache-Control")).hasValue("no-store");
        }

        @Test
        void passesARejectionOnWithAllItsDetails() {
            endpoints.failure = () -> Rejection.stale(8);
            var reply = get("/v1/failing", "x-tenant-api-key", key);
            assertEnvelope(reply, 412, "PreconditionFailedError");
            assertThat(json(reply).at("/error/details/currentVersion").asInt()).isEqualTo(8);
        }

        @Test
        void survivesAnErrorOfTheMachine() {
            endpoints.failure = () -> {
                throw new StackOverflowError();
            };
            assertEnvelope(get("/v1/failing", "x-tenant-api-key", key), 500, "InternalServerError");
        }
    }

    @Nested
    class OfAFilter {

        @Test
        void isToldLikeAnyOther() {
            // given
            StubTenants tenants = Running.bean(StubTenants.class);
            String unseen = Running.tenant().key;
            tenants.databaseAway = true;
            try {
                // when
                var reply = get("/v1/who", "x-tenant-api-key", unseen);
                // then
                assertEnvelope(reply, 503, "ServiceUnavailableError");
                assertThat(reply.body()).doesNotContain("secret");
            } finally {
                tenants.databaseAway = false;
            }
            // and then
            assertThat(get("/v1/who", "x-tenant-api-key", unseen).statusCode()).isEqualTo(200);
        }
    }

    static void assertEnvelope(HttpResponse<String> reply, int status, String code) {
        assertThat(reply.statusCode()).isEqualTo(status);
        assertThat(reply.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(reply.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        JsonNode json = json(reply);
        assertThat(json.propertyNames()).containsExactly("error");
        assertThat(json.path("error").propertyNames()).containsExactly("code", "message", "details");
        assertThat(json.at("/error/code").asString()).isEqualTo(code);
        assertThat(json.at("/error/details/requestId").asString())
                .isEqualTo(reply.headers().firstValue("X-Request-Id").orElseThrow());
    }

    private static JsonNode json(HttpResponse<String> reply) {
        return JsonMapper.shared().readTree(reply.body());
    }
}
