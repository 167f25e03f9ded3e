package com.talkingshops.customers.command.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.talkingshops.customers.api.tenant.ApiKey;
import com.talkingshops.customers.command.http.Node.Reply;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TenantsTest {

    private final Node operator = Node.forANewTenant();

    @Nested
    class Create {

        @Test
        void showsTheFirstKeyOnce() {
            // when
            Reply reply = operator.post("/admin/tenants", "{\"name\": \"Tea Shop\"}");
            // then
            assertThat(reply.status()).isEqualTo(201);
            assertThat(reply.text("/tenantId")).matches("[0-9a-f]{24}");
            assertThat(reply.header("Location")).isEqualTo("/admin/tenants/" + reply.text("/tenantId"));
            assertThat(ApiKey.parse(reply.text("/apiKey"))).isPresent();
        }

        @Test
        void showsNoKeyToARepeatSinceItIsStoredNowhere() {
            // given
            String key = UUID.randomUUID().toString();
            Reply first = operator.post("/admin/tenants", "{\"name\": \"Tea\"}", "Idempotency-Key", key);
            // when
            Reply repeat = operator.post("/admin/tenants", "{\"name\": \"Tea\"}", "Idempotency-Key", key);
            // then
            assertThat(repeat.status()).isEqualTo(201);
            assertThat(repeat.replayed()).isTrue();
            assertThat(repeat.text("/tenantId")).isEqualTo(first.text("/tenantId"));
            assertThat(repeat.text("/keyId")).isEqualTo(first.text("/keyId"));
            assertThat(repeat.body().at("/apiKey").isNull()).isTrue();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{}",
                    "{\"name\": \"\"}",
                    "{\"name\": \"T\", \"rateLimit\": 0}",
                    "{\"name\": \"T\", \"rateLimit\": 10000001}",
                    "{\"name\": \"T\", \"region\": \"in\"}",
                    "{\"name\": \"T\", \"region\": \"XX\"}",
                    "{\"name\": \"T\", \"region\": \"001\"}",
                    "{\"name\": \"T\", \"currency\": \"RUPEES\"}",
                    "{\"name\": \"T\", \"status\": \"active\"}"
                })
        void refusesWhatIsNoTenant(String body) {
            // then
            assertThat(operator.post("/admin/tenants", body).status()).isEqualTo(400);
        }
    }

    @Nested
    class Update {

        @Test
        void suspendsATenant() {
            // given
            String tenant = newTenant();
            // then
            assertThat(operator.put("/admin/tenants/" + tenant, "{\"updates\": {\"status\": \"suspended\"}}")
                            .response()
                            .body())
                    .isEqualTo("{\"success\":true,\"message\":\"Tenant updated successfully\"}");
        }

        @Test
        void findsNoTenantThatIsNotThere() {
            // then
            assertThat(operator.put("/admin/tenants/" + "0".repeat(24), "{\"updates\": {\"name\": \"X\"}}")
                            .text("/error/message"))
                    .isEqualTo("Tenant not found");
            assertThat(operator.put("/admin/tenants/x", "{\"updates\": {\"name\": \"X\"}}")
                            .status())
                    .isEqualTo(404);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{\"updates\": {}}",
                    "{\"updates\": {\"name\": null}}",
                    "{\"updates\": {\"status\": \"gone\"}}",
                    "{\"updates\": {\"region\": \"\"}}"
                })
        void refusesUpdatesThatMakeNoSense(String body) {
            // then
            assertThat(operator.put("/admin/tenants/" + newTenant(), body).status())
                    .isEqualTo(400);
        }
    }

    @Nested
    class Keys {

        @Test
        void areMadeRotatedAndRevoked() {
            // given
            String keys = "/admin/tenants/" + newTenant() + "/keys";
            // when
            Reply made = operator.post(keys, """
                    {"name": "Checkout", "scopes": ["orders:write"], "expiresAt": "2999-01-01T00:00:00Z", "rateLimit": 5}""");
            Reply rotated = operator.post(keys + "/" + made.text("/keyId") + "/rotate", "{\"overlapDays\": 2}");
            Reply rotatedAgain = operator.post(keys + "/" + made.text("/keyId") + "/rotate", null);
            Reply revoked = operator.delete(keys + "/" + rotated.text("/keyId"));
            Reply revokedAgain = operator.delete(keys + "/" + rotated.text("/keyId"));
            // then
            assertThat(made.status()).isEqualTo(201);
            assertThat(ApiKey.parse(made.text("/apiKey"))).isPresent();
            assertThat(rotated.status()).isEqualTo(201);
            assertThat(rotated.text("/apiKey")).isNotEqualTo(made.text("/apiKey"));
            assertThat(rotatedAgain.status()).isEqualTo(409);
            assertThat(revoked.response().body())
                    .isEqualTo("{\"success\":true,\"message\":\"Key revoked successfully\"}");
            assertThat(revokedAgain.status()).isEqualTo(404);
            assertThat(revokedAgain.text("/error/message")).isEqualTo("Key not found");
        }

        @Test
        void areRotatedWithoutOverlapByARequestWithoutABody() {
            // given
            Reply tenant = operator.post("/admin/tenants", "{\"name\": \"Tea Shop\"}");
            String key = "/admin/tenants/" + tenant.text("/tenantId") + "/keys/" + tenant.text("/keyId");
            // then
            assertThat(operator.post(key + "/rotate", null).status()).isEqualTo(201);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{}",
                    "{\"name\": \"K\", \"scopes\": []}",
                    "{\"name\": \"K\", \"scopes\": [\"everything\"]}",
                    "{\"name\": \"K\", \"scopes\": \"orders:write\"}",
                    "{\"name\": \"K\", \"scopes\": [\"orders:write\"], \"expiresAt\": \"2020-01-01T00:00:00Z\"}",
                    "{\"name\": \"K\", \"scopes\": [\"orders:write\"], \"rateLimit\": 0}"
                })
        void refusesWhatIsNoKey(String body) {
            // then
            assertThat(operator.post("/admin/tenants/" + newTenant() + "/keys", body)
                            .status())
                    .isEqualTo(400);
        }
    }

    private String newTenant() {
        return operator.post("/admin/tenants", "{\"name\": \"Tea Shop\"}").text("/tenantId");
    }
}
