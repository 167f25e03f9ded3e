package com.talkingshops.customers.server.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.talkingshops.customers.stub.Running;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class OpenApiTest {

    private static final String TEXT = Running.get("/v1/openapi.json").body();
    private static final JsonNode DOCUMENT = new JsonMapper().readTree(TEXT);
    private static final OpenApiCheck CHECK = new OpenApiCheck(TEXT);
    private static final String ID = "64a1b2c3d4e5f6789abc1234";

    @Nested
    class TheDocument {

        @Test
        void isOpenToEverybodyAndOfVersion31() {
            assertThat(Running.get("/v1/openapi.json").statusCode()).isEqualTo(200);
            assertThat(DOCUMENT.path("openapi").asString()).startsWith("3.1");
        }

        @Test
        void saysOfEveryOperationWhichKeyOpensIt() {
            DOCUMENT.path("paths")
                    .properties()
                    .forEach(path -> path.getValue()
                            .forEach(operation -> assertThat(
                                            operation.path("security").get(0).propertyNames())
                                    .containsExactly(path.getKey().startsWith("/v1") ? "tenantKey" : "operatorKey")));
        }

        @Test
        void saysOfATenantsOperationWhichScopeItNeeds() {
            JsonNode create = DOCUMENT.at("/paths/~1v1~1customers/post");
            assertThat(create.path("x-required-scope").asString()).isEqualTo("customers:write");
            assertThat(create.path("description").asString()).contains("`customers:write`");
        }

        @Test
        void describesTheReplyOfAnEndpointThatOnlyGivesAnExample() {
            JsonNode content = DOCUMENT.at("/paths/~1v1~1customers/post/responses/201/content/application~1json");
            assertThat(content.path("schema").path("$ref").asString()).isEqualTo("#/components/schemas/StubCreated");
            assertThat(content.has("example") || content.has("examples")).isTrue();
        }

        @Test
        void requiresOfABodyWhatMustBeSentAndOfAReplyEverything() {
            assertThat(required("NewCustomerBody")).containsExactly("mobile");
            assertThat(required("CustomerListed")).contains("_id", "name", "email", "segment", "metrics");
            assertThat(required("Statistics")).contains("lifetime").doesNotContain("series");
        }

        @Test
        void tellsWhichMembersMayBeNull() {
            assertThat(DOCUMENT.at("/components/schemas/CustomerListed/properties/name/type")
                            .toString())
                    .isEqualTo("[\"string\",\"null\"]");
            assertThat(DOCUMENT.at("/components/schemas/LineItem/properties/name/type")
                            .toString())
                    .isEqualTo("\"string\"");
        }

        @Test
        void listsHeadersOfWritesOnce() {
            var names = DOCUMENT.at("/paths/~1v1~1customers~1{customerId}/put/parameters").values().stream()
                    .map(parameter -> parameter
                            .path("$ref")
                            .asString(parameter.path("name").asString("")))
                    .toList();
            assertThat(names)
                    .doesNotHaveDuplicates()
                    .contains(
                            "customerId", "#/components/parameters/If-Match", "#/components/parameters/Idempotency-Key")
                    .doesNotContain("If-Match");
        }

        private static List<String> required(String schema) {
            return DOCUMENT.at("/components/schemas/" + schema + "/required").values().stream()
                    .map(JsonNode::asString)
                    .toList();
        }
    }

    @Nested
    class RealReplies {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "/v1/customers",
                    "/v1/customers?page=0",
                    "/v1/customers/" + ID,
                    "/v1/customers/nobody",
                    "/v1/customers/stats",
                    "/v1/orders/" + ID,
                    "/v1/unknown"
                })
        void areAsDocumented(String path) {
            check("GET", path, Running.get(path, "x-tenant-api-key", Running.tenant().key));
        }

        @Test
        void ofWritesAreAsDocumented() {
            String key = Running.tenant().key;
            var created = Running.post("/v1/customers", "{\"mobile\":\"+919876543210\"}", "x-tenant-api-key", key);
            assertThat(created.statusCode()).isEqualTo(201);
            check("POST", "/v1/customers", created);
            check("POST", "/v1/customers", Running.post("/v1/customers", "{\"nick\":1}", "x-tenant-api-key", key));
            check("PUT", "/v1/customers/" + ID, Running.put("/v1/customers/" + ID, "{}", "x-tenant-api-key", key));
        }

        @Test
        void toUnchangedThingsAreAsDocumented() {
            var reply = Running.get(
                    "/v1/customers/" + ID, "x-tenant-api-key", Running.tenant().key, "If-None-Match", "\"7.3\"");
            assertThat(reply.statusCode()).isEqualTo(304);
            check("GET", "/v1/customers/" + ID, reply);
        }

        @Test
        void toTheOperatorAreAsDocumented() {
            check("GET", "/admin/tenants", Running.get("/admin/tenants", "x-admin-api-key", Running.OPERATOR_KEY));
            check("GET", "/admin/tenants", Running.get("/admin/tenants"));
        }
    }

    @Nested
    class TheCheck {

        private final Map<String, List<String>> headers =
                Map.of("x-request-id", List.of("a"), "ratelimit", List.of("a"), "ratelimit-policy", List.of("a"));
        private final String good = Running.get("/v1/customers", "x-tenant-api-key", Running.tenant().key)
                .body();

        @Test
        void letsADocumentedReplyPass() {
            CHECK.check("GET", "/v1/customers", 200, headers, good);
        }

        @Test
        void catchesAMemberOfTheWrongType() {
            refuses(200, headers, good.replace("\"total\":1", "\"total\":\"1\""));
        }

        @Test
        void catchesAMissingMember() {
            refuses(200, headers, good.replace("\"email\":null,", ""));
        }

        @Test
        void catchesAnUnknownMember() {
            refuses(200, headers, good.replace("\"email\":null", "\"email\":null,\"age\":7"));
        }

        @Test
        void catchesATimeOfTheWrongForm() {
            refuses(200, headers, good.replace("2023-06-21T14:35:12Z", "yesterday"));
        }

        @Test
        void catchesAMissingHeader() {
            refuses(200, Map.of(), good);
        }

        @Test
        void catchesAnUndocumentedStatus() {
            refuses(202, headers, good);
        }

        private void refuses(int status, Map<String, List<String>> headers, String body) {
            assertThatThrownBy(() -> CHECK.check("GET", "/v1/customers", status, headers, body))
                    .isInstanceOf(AssertionError.class);
        }
    }

    @Nested
    class ThePage {

        @Test
        void leadsToAPageThatLoadsNothingFromElsewhere() {
            var docs = Running.get("/docs");
            assertThat(docs.statusCode()).isEqualTo(302);
            var page = Running.get(docs.headers().firstValue("Location").orElseThrow());
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.headers().firstValue("Content-Security-Policy"))
                    .hasValueSatisfying(policy -> assertThat(policy).contains("default-src 'self'"));
            assertThat(page.body()).doesNotContain("https://");
            assertThat(Running.get("/swagger-ui/swagger-ui-bundle.js").statusCode())
                    .isEqualTo(200);
            assertThat(Running.get("/v1/openapi.json/swagger-config").body()).contains("\"url\":\"/v1/openapi.json\"");
        }
    }

    private static void check(String method, String path, HttpResponse<String> reply) {
        CHECK.check(
                method,
                path.replaceAll("\\?.*", ""),
                reply.statusCode(),
                reply.headers().map(),
                reply.body());
    }
}
