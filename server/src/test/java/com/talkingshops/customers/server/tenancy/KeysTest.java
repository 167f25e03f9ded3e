package com.talkingshops.customers.server.tenancy;

import static com.talkingshops.customers.server.http.Client.object;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.talkingshops.customers.server.http.Client;
import com.talkingshops.customers.server.http.Reply;
import com.talkingshops.customers.server.http.RunningServer;
import com.talkingshops.customers.server.http.Shop;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No endpoint opens without the right key, and none says what is wrong with it. */
class KeysTest {

    private static final String TENANT_HEADER = "x-tenant-api-key";
    private static final String OPERATOR_HEADER = "x-admin-api-key";
    private static final List<String> SCOPES = List.of(
            "customers:read", "customers:write", "customers:erase", "orders:read", "orders:write", "stats:read");

    private static final RunningServer SERVER = RunningServer.shared();
    private static final Client OPERATOR = SERVER.operator();

    private static Given given;
    private static Map<String, Client> tenantsStrangers;
    private static Map<String, Client> operatorsStrangers;
    private static Client suspended;

    @BeforeAll
    static void givenKeysThatDoNotOpen() {
        given = Given.shopLikeAnyOther();
        String key = given.shop().apiKey();
        String expired = key(object(
                        "name",
                        "expired",
                        "scopes",
                        SCOPES,
                        "expiresAt",
                        Instant.now().plusMillis(500).toString()))
                .text("/apiKey");
        Reply revoked = key(object("name", "revoked", "scopes", SCOPES));
        OPERATOR.delete("/admin/tenants/" + given.shop().tenantId() + "/keys/" + revoked.text("/keyId"))
                .expect(200);
        Reply rotated = key(object("name", "rotated", "scopes", SCOPES));
        OPERATOR.post(
                        "/admin/tenants/" + given.shop().tenantId() + "/keys/" + rotated.text("/keyId") + "/rotate",
                        object("overlapDays", 0))
                .expect(201);

        tenantsStrangers = new LinkedHashMap<>();
        tenantsStrangers.put("no key", SERVER.anybody());
        tenantsStrangers.put("an empty key", SERVER.anybody().with(TENANT_HEADER, ""));
        tenantsStrangers.put("a revoked key", SERVER.holder(revoked.text("/apiKey")));
        tenantsStrangers.put("a rotated key", SERVER.holder(rotated.text("/apiKey")));
        tenantsStrangers.put("an expired key", SERVER.holder(expired));
        tenantsStrangers.put("a wrong checksum", SERVER.holder(spoilt(key)));
        tenantsStrangers.put("another prefix", SERVER.holder(key.replace("live", "test")));
        tenantsStrangers.put("the beginning of a key", SERVER.holder(key.substring(0, key.length() - 1)));
        tenantsStrangers.put("more than a key", SERVER.holder(key + "0"));
        tenantsStrangers.put("another case", SERVER.holder(key.toUpperCase(java.util.Locale.ROOT)));
        tenantsStrangers.put("a very long key", SERVER.holder(key + "a".repeat(8_000)));
        tenantsStrangers.put("what is no key", SERVER.holder("' or '1'='1"));
        tenantsStrangers.put("the key twice", SERVER.holder(key).with(TENANT_HEADER, key));
        tenantsStrangers.put("the key and another", SERVER.holder(key).with(TENANT_HEADER, revoked.text("/apiKey")));
        tenantsStrangers.put("two keys in one", SERVER.holder(key + ", " + key));
        tenantsStrangers.put("the operator's key", SERVER.holder(SERVER.adminKey()));
        tenantsStrangers.put("the operator", SERVER.operator());
        tenantsStrangers.put("the key as the operator's", SERVER.anybody().with(OPERATOR_HEADER, key));
        tenantsStrangers.put("a bearer", SERVER.anybody().with("Authorization", "Bearer " + key));

        operatorsStrangers = new LinkedHashMap<>();
        operatorsStrangers.put("no key", SERVER.anybody());
        operatorsStrangers.put("an empty key", SERVER.anybody().with(OPERATOR_HEADER, ""));
        operatorsStrangers.put("a wrong key", SERVER.anybody().with(OPERATOR_HEADER, spoilt(SERVER.adminKey())));
        operatorsStrangers.put("a longer key", SERVER.anybody().with(OPERATOR_HEADER, SERVER.adminKey() + "0"));
        operatorsStrangers.put("the key twice", OPERATOR.with(OPERATOR_HEADER, SERVER.adminKey()));
        operatorsStrangers.put("a tenant", SERVER.holder(key));
        operatorsStrangers.put("a tenant's key", SERVER.anybody().with(OPERATOR_HEADER, key));
        operatorsStrangers.put("the operator's as a tenant's", SERVER.holder(SERVER.adminKey()));

        Shop closed = SERVER.newShop();
        OPERATOR.put("/admin/tenants/" + closed.tenantId(), object("updates", object("status", "suspended")))
                .expect(200);
        suspended = closed.client();
        await().until(() -> SERVER.holder(expired).get("/v1/customers").status() == 401);
    }

    @AfterAll
    static void nothingHappened() {
        assertThat(given.shop().get("/v1/customers").json().get("total").intValue())
                .isEqualTo(1);
        assertThat(given.shop().get("/v1/orders").json().get("total").intValue())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("com.talkingshops.customers.server.tenancy.Endpoints#ofTenants")
    void thatDoNotOpenAreAllRefusedInTheSameWords(Endpoint endpoint) {
        assertAllRefusedAlike(endpoint, tenantsStrangers);
    }

    @ParameterizedTest
    @MethodSource("com.talkingshops.customers.server.tenancy.Endpoints#ofTheOperator")
    void thatAreNotTheOperatorsAreAllRefusedInTheSameWords(Endpoint endpoint) {
        assertAllRefusedAlike(endpoint, operatorsStrangers);
    }

    @ParameterizedTest
    @MethodSource("com.talkingshops.customers.server.tenancy.Endpoints#ofTenants")
    void withoutTheScopeAreToldWhichTheyNeed(Endpoint endpoint) {
        // given
        var others =
                SCOPES.stream().filter(scope -> !scope.equals(endpoint.scope())).toList();
        Client lacking = SERVER.holder(
                key(object("name", "all but one", "scopes", others)).text("/apiKey"));

        // when
        Reply reply = given.call(endpoint, lacking).expect(403);

        // then
        assertThat(reply.errorCode()).isEqualTo("AuthorizationError");
        assertThat(reply.json().at("/error/details/requiredScopes").toString())
                .isEqualTo("[\"" + endpoint.scope() + "\"]");
    }

    @ParameterizedTest
    @MethodSource("com.talkingshops.customers.server.tenancy.Endpoints#ofTenants")
    void withTheScopeAloneOpen(Endpoint endpoint) {
        // given
        Given own = Given.shopLikeAnyOther();
        String key = OPERATOR.post(
                        "/admin/tenants/" + own.shop().tenantId() + "/keys",
                        object("name", "one", "scopes", List.of(endpoint.scope())))
                .expect(201)
                .text("/apiKey");

        // then
        assertThat(own.call(endpoint, SERVER.holder(key)).status()).isIn(200, 201);
    }

    @ParameterizedTest
    @MethodSource("com.talkingshops.customers.server.tenancy.Endpoints#ofTenants")
    void ofASuspendedTenantAreRefused(Endpoint endpoint) {
        assertThat(given.call(endpoint, suspended).expect(403).errorCode()).isEqualTo("AuthorizationError");
    }

    @Test
    void areNotNeededWhereNothingIsToBeSeen() {
        SERVER.anybody().get("/actuator/health/liveness").expect(200);
        SERVER.anybody().get("/actuator/health/readiness").expect(200);
        SERVER.anybody().get("/v1/openapi.json").expect(200);
        assertThat(SERVER.anybody().get("/docs").status()).isIn(200, 302);
        for (String room : List.of(
                "/actuator", "/actuator/health", "/actuator/metrics", "/actuator/prometheus", "/actuator/env")) {
            assertThat(SERVER.anybody().get(room).status()).as(room).isEqualTo(401);
            assertThat(given.shop().get(room).status()).as(room).isEqualTo(401);
        }
        OPERATOR.get("/actuator/health").expect(200);
    }

    private static void assertAllRefusedAlike(Endpoint endpoint, Map<String, Client> strangers) {
        var answers = new LinkedHashSet<Told>();
        strangers.forEach((who, client) -> {
            Reply reply = given.call(endpoint, client);
            assertThat(reply.status()).as(who).isEqualTo(401);
            assertThat(reply.errorCode()).as(who).isEqualTo("AuthenticationError");
            answers.add(Told.by(reply));
        });
        assertThat(answers).hasSize(1);
    }

    private static Reply key(Object body) {
        return OPERATOR.post("/admin/tenants/" + given.shop().tenantId() + "/keys", body)
                .expect(201);
    }

    private static String spoilt(String key) {
        char last = key.charAt(key.length() - 1);
        return key.substring(0, key.length() - 1) + (last == 'a' ? 'b' : 'a');
    }
}
