package com.talkingshops.customers.server.contract;

import static com.talkingshops.customers.server.http.Client.object;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.talkingshops.customers.server.http.Reply;
import com.talkingshops.customers.server.http.RunningServer;
import com.talkingshops.customers.server.http.Shop;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A receipt says that somebody was erased, and not who. */
class ErasuresTest {

    private final RunningServer server = RunningServer.shared();
    private final Shop shop = server.newShop();

    @Test
    void tellWhenByWhichKeyAndWhatWasCovered() {
        // given
        Reply key = server.operator()
                .post(
                        "/admin/tenants/" + shop.tenantId() + "/keys",
                        object("name", "privacy desk", "scopes", List.of("customers:erase")))
                .expect(201);
        var desk = server.holder(key.text("/apiKey"));
        String john = shop.customer("919876543210", "John Doe", "john@example.com", "vip");
        String receipt =
                desk.delete("/v1/customers/" + john + "?erase=true").expect(200).text("/receiptId");
        // when
        Reply reply = desk.get("/v1/erasures/" + receipt).expect(200);
        // then
        assertThat(reply.text("/receiptId")).isEqualTo(receipt);
        assertThat(Instant.parse(reply.text("/erasedAt"))).isCloseTo(Instant.now(), within(10, ChronoUnit.MINUTES));
        assertThat(reply.text("/requestedBy/keyId")).isEqualTo(key.text("/keyId"));
        assertThat(reply.text("/requestedBy/name")).isEqualTo("privacy desk");
        assertThat(reply.json().at("/covered").toString()).contains("events", "readModels", "idempotency");
        assertThat(reply.json().at("/keysRetired").booleanValue()).isFalse();
        assertThat(reply.body().toLowerCase(java.util.Locale.ROOT)).doesNotContain("john", "9876543210", john);
    }

    @Test
    void areTheShopsOwn() {
        // given
        String john = shop.customer("919876543210", "John Doe", null, null);
        String receipt =
                shop.delete("/v1/customers/" + john + "?erase=true").expect(200).text("/receiptId");
        // then
        server.newShop().get("/v1/erasures/" + receipt).expect(404);
        shop.get("/v1/erasures/" + john).expect(404);
        shop.get("/v1/erasures/x").expect(404);
    }
}
