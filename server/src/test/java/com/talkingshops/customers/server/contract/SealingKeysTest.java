package com.talkingshops.customers.server.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.talkingshops.customers.server.http.Client;
import com.talkingshops.customers.server.http.Reply;
import com.talkingshops.customers.server.http.RunningServer;
import com.talkingshops.customers.server.http.Shop;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The operator sees which keys are in use, and has them replaced. */
class SealingKeysTest {

    private final RunningServer server = RunningServer.shared();
    private final Client operator = server.operator();

    @Test
    void areTheOperatorsToReplaceWhileTheyAreUsed() {
        // given
        Shop shop = server.newShop();
        String john = shop.customer("919876543210", "John Doe", null, null);
        int before =
                operator.get("/admin/keys").expect(200).json().at("/newestRoot").intValue();
        // when
        Reply reply = operator.post("/admin/keys/rotate?tenantId=" + shop.tenantId(), null)
                .expect(202);
        // then
        assertThat(replacements(reply)).anyMatch(one -> isOf(shop, one));
        await().atMost(Duration.ofMinutes(2))
                .until(() -> replacements(operator.get("/admin/keys")).noneMatch(one -> isOf(shop, one)));
        JsonNode after = operator.get("/admin/keys").json();
        assertThat(after.at("/newestRoot").intValue()).isGreaterThanOrEqualTo(before);
        assertThat(after.at("/roots/0/version").intValue())
                .isEqualTo(after.at("/newestRoot").intValue());
        assertThat(after.at("/roots/0/tenants").intValue()).isPositive();
        assertThat(shop.get("/v1/customers/" + john).expect(200).text("/name")).isEqualTo("John Doe");
    }

    @Test
    void ofATenantThatThereIsNotAreNotReplaced() {
        Reply reply = operator.post("/admin/keys/rotate?tenantId=64a1b2c3d4e5f6789abc1234", null)
                .expect(400);
        assertThat(reply.text("/error/details/fields/0/field")).isEqualTo("tenantId");
        operator.post("/admin/keys/rotate?tenant=64a1b2c3d4e5f6789abc1234", null)
                .expect(400);
    }

    private static Stream<JsonNode> replacements(Reply reply) {
        return reply.json().at("/replacements").values().stream();
    }

    private static boolean isOf(Shop shop, JsonNode replacement) {
        return replacement.at("/tenantId").asString().equals(shop.tenantId());
    }
}
