package com.talkingshops.customers.server.contract;

import static com.talkingshops.customers.server.http.Client.object;
import static com.talkingshops.customers.server.http.Replies.each;
import static com.talkingshops.customers.server.http.Replies.elements;
import static com.talkingshops.customers.server.http.Replies.faultyFields;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.talkingshops.customers.server.http.Client;
import com.talkingshops.customers.server.http.Reply;
import com.talkingshops.customers.server.http.RunningServer;
import com.talkingshops.customers.server.http.Shop;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the operator does with the keys of a tenant. */
class KeysTest {

    private static final List<String> READS = List.of("customers:read");

    private final RunningServer server = RunningServer.shared();
    private final Client operator = server.operator();
    private final Shop shop = server.newShop();
    private final String path = "/admin/tenants/" + shop.tenantId() + "/keys";

    @Nested
    class PostKeys {

        @Test
        void makesAKeyThatMayDoWhatItsScopesSay() {
            // when
            Reply reply = key(object("name", "Website", "scopes", READS));

            // then
            assertThat(reply.text("/keyId")).matches("[0-9a-f]{24}");
            assertThat(reply.text("/apiKey")).startsWith("tsk_live_");
            Client client = server.holder(reply.text("/apiKey"));
            client.get("/v1/customers").expect(200);
            Reply refused = client.post("/v1/customers", Document.CREATE).expect(403);
            assertThat(refused.errorCode()).isEqualTo("AuthorizationError");
            assertThat(refused.json().at("/error/details/requiredScopes").toString())
                    .isEqualTo("[\"customers:write\"]");
        }

        @Test
        void makesAKeyThatEndsByItself() {
            // given
            Instant end = Instant.now().plusMillis(700);
            Client client = server.holder(key(object("name", "Short", "scopes", READS, "expiresAt", end.toString()))
                    .text("/apiKey"));

            // then
            await().pollInterval(Duration.ofMillis(50))
                    .until(() -> client.get("/v1/customers").status() == 401);
            assertThat(Instant.now()).isAfterOrEqualTo(end);
        }

        @Test
        void refusesFaults() {
            assertThat(faultyFields(operator.post(path, "{}"))).contains("name", "scopes");
            assertThat(faultyFields(operator.post(
                            path,
                            object(
                                    "name",
                                    "",
                                    "scopes",
                                    List.of("customers:fly"),
                                    "expiresAt",
                                    "soon",
                                    "rateLimit",
                                    0,
                                    "x",
                                    1))))
                    .hasSize(5)
                    .contains("name", "expiresAt", "rateLimit", "x");
            assertThat(faultyFields(operator.post(path, object("name", "x", "scopes", List.of()))))
                    .containsExactly("scopes");
            operator.post("/admin/tenants/64a1b2c3d4e5f6789abc1234/keys", object("name", "x", "scopes", READS))
                    .expect(404);
        }
    }

    @Nested
    class GetKeys {

        @Test
        void neverShowsASecret() {
            // given
            Reply made = key(object("name", "Website", "scopes", READS, "rateLimit", 7));

            // when
            Reply reply = operator.get(path).expect(200);

            // then
            assertThat(reply.body()).doesNotContain("tsk_live_", "hash", "Hash");
            assertThat(each(reply, "/keys", "keyId")).hasSize(2).contains(made.text("/keyId"));
            var key = elements(reply, "/keys").stream()
                    .filter(it -> it.get("keyId").stringValue().equals(made.text("/keyId")))
                    .findFirst()
                    .orElseThrow();
            assertThat(key.get("name").stringValue()).isEqualTo("Website");
            assertThat(key.get("scopes").toString()).isEqualTo("[\"customers:read\"]");
            assertThat(key.get("rateLimit").intValue()).isEqualTo(7);
            assertThat(key.get("expiresAt").isNull()).isTrue();
        }
    }

    @Nested
    class DeleteKey {

        @Test
        void endsTheKeyAtOnceAndNoOther() {
            // given
            Reply made = key(object("name", "Website", "scopes", READS));
            Client client = server.holder(made.text("/apiKey"));
            client.get("/v1/customers").expect(200);

            // when
            operator.delete(path + "/" + made.text("/keyId")).expect(200);

            // then
            client.get("/v1/customers").expect(401);
            shop.get("/v1/customers").expect(200);
            operator.delete(path + "/" + made.text("/keyId")).expect(404);
        }

        @ParameterizedTest
        @ValueSource(strings = {"64a1b2c3d4e5f6789abc1234", "x"})
        void ofAKeyThatIsNotThereIsNotFound(String id) {
            assertThat(operator.delete(path + "/" + id).expect(404).text("/error/message"))
                    .isEqualTo("Key not found");
        }

        @Test
        void reachesNoKeyOfAnotherTenant() {
            // given
            String foreign = each(
                            operator.get("/admin/tenants/" + server.newShop().tenantId() + "/keys"), "/keys", "keyId")
                    .getFirst();

            // then
            operator.delete(path + "/" + foreign).expect(404);
            operator.post(path + "/" + foreign + "/rotate", object("overlapDays", 1))
                    .expect(404);
        }
    }

    @Nested
    class RotateKey {

        private final Reply made = key(object("name", "Website", "scopes", READS, "rateLimit", 7));
        private final Client old = server.holder(made.text("/apiKey"));

        @Test
        void replacesTheKeyAtOnceWithoutAnOverlap() {
            // given
            old.get("/v1/customers").expect(200);

            // when
            Reply reply = rotate(object("overlapDays", 0)).expect(201);

            // then
            Client next = server.holder(reply.text("/apiKey"));
            assertThat(next.get("/v1/customers")
                            .expect(200)
                            .header("RateLimit-Policy")
                            .orElseThrow())
                    .contains("q=7;w=60");
            next.post("/v1/customers", Document.CREATE).expect(403);
            old.get("/v1/customers").expect(401);
        }

        @Test
        void letsBothKeysWorkWhileTheyOverlap() {
            // when
            Reply reply = rotate(object("overlapDays", 7)).expect(201);

            // then
            assertThat(reply.text("/keyId")).isNotEqualTo(made.text("/keyId"));
            server.holder(reply.text("/apiKey")).get("/v1/customers").expect(200);
            old.get("/v1/customers").expect(200);
            var replaced = elements(operator.get(path), "/keys").stream()
                    .filter(key -> key.get("keyId").stringValue().equals(made.text("/keyId")))
                    .findFirst()
                    .orElseThrow();
            assertThat(Instant.parse(replaced.get("expiresAt").stringValue()))
                    .isBetween(
                            Instant.now().plus(Duration.ofDays(7)).minusSeconds(60),
                            Instant.now().plus(Duration.ofDays(7)));
        }

        @ParameterizedTest
        @ValueSource(strings = {"-1", "8", "1.5", "\"1\""})
        void overlapsForUpToSevenDays(String days) {
            assertThat(faultyFields(rotate("{\"overlapDays\":" + days + "}"))).containsExactly("overlapDays");
        }

        @Test
        void cannotBringARevokedKeyBack() {
            // given
            operator.delete(path + "/" + made.text("/keyId")).expect(200);

            // then
            rotate(object("overlapDays", 7)).expect(404);
        }

        private Reply rotate(Object body) {
            return operator.post(path + "/" + made.text("/keyId") + "/rotate", body);
        }
    }

    private Reply key(Object body) {
        return operator.post(path, body).expect(201);
    }
}
