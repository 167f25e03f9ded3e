package com.talkingshops.customers.server.key;

import static org.assertj.core.api.Assertions.assertThat;

import com.talkingshops.customers.api.tenant.ApiKey;
import com.talkingshops.customers.api.tenant.Scope;
import com.talkingshops.customers.stub.RawSocket;
import com.talkingshops.customers.stub.Running;
import com.talkingshops.customers.stub.StubTenants;
import com.talkingshops.customers.stub.StubTime;
import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DoorHttpTest {

    private static final String UNKNOWN = "{\"error\":{\"code\":\"AuthenticationError\","
            + "\"message\":\"Missing or unknown API key\",\"details\":{\"requestId\":\"same\"}}}";

    private final StubTenants tenants = Running.bean(StubTenants.class);
    private final StubTime time = Running.bean(StubTime.class);

    @Nested
    class ATenantsKey {

        @Test
        void tellsTheEndpointWhoCalls() {
            StubTenants.Tenant tenant = Running.tenant();
            assertThat(who(tenant.key).body()).contains(tenant.caller.tenantId().value());
        }

        @Test
        void isRefusedInTheSameWordsWhateverIsWrongWithIt() {
            // given
            StubTenants.Tenant revoked = Running.tenant();
            revoked.revoked();
            StubTenants.Tenant expired = Running.tenant().expiring(time.instant());
            String good = Running.tenant().key;
            // then
            assertUnknown(Running.get("/v1/who", "X-Request-Id", "same"));
            assertUnknown(who(""));
            assertUnknown(who("tsk_live_nonsense"));
            assertUnknown(who(good.substring(0, good.length() - 1) + (good.endsWith("0") ? "1" : "0")));
            assertUnknown(who(good + " , " + good));
            assertUnknown(who(ApiKey.generate(new SecureRandom()).reveal()));
            assertUnknown(who(revoked.key));
            assertUnknown(who(expired.key));
            assertUnknown(
                    Running.get("/v1/who", "x-tenant-api-key", good, "x-tenant-api-key", good, "X-Request-Id", "same"));
            assertUnknown(Running.get("/v1/who", "x-admin-api-key", Running.OPERATOR_KEY, "X-Request-Id", "same"));
            assertUnknown(Running.get("/v1/nowhere", "X-Request-Id", "same"));
        }

        @Test
        void isNotLookedForWhenNoneWasEverMadeLikeThat() {
            // given
            int asked = tenants.asked.get();
            // when
            who("tsk_live_000000000000000000000000000000000000000");
            who("x".repeat(3_000));
            // then
            assertThat(tenants.asked.get()).isEqualTo(asked);
        }

        @Test
        void isLookedForOnceWhileItIsRemembered() {
            // given
            String key = Running.tenant().key;
            who(key);
            int asked = tenants.asked.get();
            // when
            who(key);
            who(key);
            // then
            assertThat(tenants.asked.get() - asked).isLessThanOrEqualTo(1);
        }

        @Test
        void endsAtItsExpiryAlsoWhileItIsRemembered() {
            // given
            String key = Running.tenant().expiring(time.instant().plusSeconds(1)).key;
            assertThat(who(key).statusCode()).isEqualTo(200);
            // when
            time.pass(Duration.ofSeconds(1));
            // then
            assertThat(who(key).statusCode()).isEqualTo(401);
        }

        @Test
        void isWorthlessWithinASecondOfItsRevocation() {
            // given
            StubTenants.Tenant tenant = Running.tenant();
            assertThat(who(tenant.key).statusCode()).isEqualTo(200);
            // when
            tenant.revoked();
            // then
            Awaitility.await()
                    .atMost(1, TimeUnit.SECONDS)
                    .pollInterval(20, TimeUnit.MILLISECONDS)
                    .until(() -> who(tenant.key).statusCode() == 401);
        }

        @Test
        void isWorthlessAtOnceAfterTheOperatorsWriteOnThisNode() {
            // given
            StubTenants.Tenant tenant = Running.tenant();
            assertThat(who(tenant.key).statusCode()).isEqualTo(200);
            // when
            tenant.revoked();
            Running.post("/admin/things", "{}", "x-admin-api-key", Running.OPERATOR_KEY);
            // then
            assertThat(who(tenant.key).statusCode()).isEqualTo(401);
        }

        @Test
        void ofASuspendedTenantOpensNothingAndCostsNothing() {
            // given
            String key = Running.tenant().suspended().key;
            // when
            var reply = who(key);
            var nowhere = Running.get("/v1/nowhere", "x-tenant-api-key", key);
            // then
            assertThat(reply.statusCode()).isEqualTo(403);
            assertThat(reply.body()).contains("AuthorizationError").contains("suspended");
            assertThat(reply.headers().firstValue("RateLimit")).hasValue("\"tenant\";r=100;t=0");
            assertThat(nowhere.statusCode()).isEqualTo(403);
        }
    }

    @Nested
    class AScope {

        @Test
        void thatIsLackingIsNamed() {
            String key = Running.tenant().with(Set.of(Scope.ORDERS_READ)).key;
            var reply = who(key);
            assertThat(reply.statusCode()).isEqualTo(403);
            assertThat(reply.body())
                    .contains("\"code\":\"AuthorizationError\"", "\"requiredScopes\":[\"customers:read\"]");
        }

        @Test
        void isCheckedBeforeTheRequestIs() {
            String key = Running.tenant().with(Set.of(Scope.ORDERS_READ)).key;
            var reply = Running.post("/v1/things", "{", "x-tenant-api-key", key, "Accept", "text/html");
            assertThat(reply.statusCode()).isEqualTo(403);
        }

        @Test
        void thatAnEndpointForgetsToNameKeepsEverybodyOut() {
            var reply = Running.get("/v1/unmarked", "x-tenant-api-key", Running.tenant().key);
            assertThat(reply.statusCode()).isEqualTo(500);
        }
    }

    @Nested
    class TheOperatorsKey {

        @Test
        void opensTheOperatorsRoomsAndNoOther() {
            assertThat(Running.get("/admin/things", "x-admin-api-key", Running.OPERATOR_KEY)
                            .statusCode())
                    .isEqualTo(200);
            assertThat(Running.get("/actuator/health", "x-admin-api-key", Running.OPERATOR_KEY)
                            .statusCode())
                    .isEqualTo(200);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "/admin/things",
                    "/admin",
                    "/admin/nowhere",
                    "/actuator",
                    "/actuator/health",
                    "/actuator/prometheus",
                    "/actuator/metrics",
                    "/actuator/health/db",
                    "/actuator/health/readiness/db"
                })
        void isNeededFor(String path) {
            assertUnknown(Running.get(path, "X-Request-Id", "same"));
            assertUnknown(Running.get(path, "X-Request-Id", "same", "x-admin-api-key", Running.OPERATOR_KEY + "x"));
            assertUnknown(Running.get(path, "X-Request-Id", "same", "x-tenant-api-key", Running.tenant().key));
            assertUnknown(Running.get(
                    path, "X-Request-Id", "same", "x-admin-api-key", Running.OPERATOR_KEY, "x-admin-api-key", "x"));
        }

        /** Prometheus can send a bearer's token in a header, and no other header in a way that lasts. */
        @Test
        void asABearersOpensWhatIsMeasuredAndNothingElse() {
            String bearer = "Bearer " + Running.OPERATOR_KEY;
            assertThat(Running.get("/actuator/health", "Authorization", bearer).statusCode())
                    .isEqualTo(200);
            assertThat(Running.get("/actuator/health", "Authorization", "bearer " + Running.OPERATOR_KEY)
                            .statusCode())
                    .isEqualTo(200);
            assertUnknown(Running.get("/admin/things", "X-Request-Id", "same", "Authorization", bearer));
            assertUnknown(Running.get("/v1/who", "X-Request-Id", "same", "Authorization", bearer));
            for (String other : List.of(bearer + "x", "Bearer", "Bearer ", "Basic " + Running.OPERATOR_KEY)) {
                assertUnknown(Running.get("/actuator/health", "X-Request-Id", "same", "Authorization", other));
            }
            assertUnknown(Running.get(
                    "/actuator/health", "X-Request-Id", "same", "Authorization", bearer, "Authorization", bearer));
        }

        @Test
        void isNobodysWhenNoneIsConfigured() {
            assertThat(new OperatorKey("").is("")).isFalse();
            assertThat(new OperatorKey(" ").is(" ")).isFalse();
        }
    }

    @Nested
    class NoKey {

        @ParameterizedTest
        @ValueSource(strings = {"/actuator/health/liveness", "/actuator/health/readiness", "/v1/openapi.json", "/docs"})
        void isNeededFor(String path) {
            assertThat(Running.get(path).statusCode()).isIn(200, 302);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "/v1;a=b/who",
                    "/v1/who;a=b",
                    "/%76%31/who",
                    "/docs/../v1/who",
                    "/docs/..;/v1/who",
                    "/v1/openapi.json/../who",
                    "/v1/openapi.json;/../who",
                    "//v1/who",
                    "/./v1/who",
                    "/v1/./who",
                    "/V1/../v1/who",
                    "/admin;x/things",
                    "/%61dmin/things",
                    "/docs/%2e%2e/admin/things"
                })
        void getsPastTheDoorWithAPath(String path) {
            String reply = RawSocket.exchange("GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
            assertThat(reply).startsWith("HTTP/1.1 4").doesNotContain("tenantId", "\"thing\"");
        }
    }

    private static HttpResponse<String> who(String key) {
        return Running.get("/v1/who", "x-tenant-api-key", key, "X-Request-Id", "same");
    }

    private static void assertUnknown(HttpResponse<String> reply) {
        assertThat(reply.statusCode()).isEqualTo(401);
        assertThat(reply.body()).isEqualTo(UNKNOWN);
        assertThat(reply.headers().firstValue("WWW-Authenticate")).hasValue("ApiKey");
    }
}
