package com.talkingshops.customers.server.contract;

import static com.talkingshops.customers.server.http.Client.object;
import static com.talkingshops.customers.server.http.Replies.each;
import static org.assertj.core.api.Assertions.assertThat;

import com.talkingshops.customers.server.http.Reply;
import com.talkingshops.customers.server.http.RunningServer;
import com.talkingshops.customers.server.http.Shop;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever asks what a shop holds about somebody gets all of it in one document. */
class ExportCustomerTest {

    private static final String MOBILE = "919876543210";
    private static final int ORDERS = 101;

    private final RunningServer server = RunningServer.shared();
    private final Shop shop = server.newShop();
    private String john;
    private String order;

    @BeforeEach
    void johnHasOrdered() {
        john = shop.customer(MOBILE, "John Doe", "john@example.com", "vip");
        order = shop.post(
                        "/v1/orders",
                        object(
                                "mobile", MOBILE,
                                "name", "John",
                                "status", "completed",
                                "final_amount", 250,
                                "notes", "ring twice"))
                .expect(201)
                .text("/orderId");
        shop.put("/v1/customers/" + john, object("updates", object("name", "John Smith")))
                .expect(200);
    }

    private Reply export() {
        return shop.get("/v1/customers/" + john + "/export").expect(200);
    }

    @Test
    void tellsTheCustomerItsFiguresItsOrdersAndWhatHappened() {
        // when
        Reply reply = export();
        // then
        assertThat(reply.text("/customerId")).isEqualTo(john);
        assertThat(reply.json().at("/erased").booleanValue()).isFalse();
        var detail = shop.get("/v1/customers/" + john).json();
        for (String member : List.of("_id", "name", "mobile", "email", "segment", "created_at", "updated_at")) {
            assertThat(reply.json().at("/customer/" + member)).as(member).isEqualTo(detail.at("/" + member));
        }
        assertThat(reply.json().at("/metrics")).isEqualTo(detail.at("/metrics"));
        assertThat(reply.json().at("/orders/0"))
                .isEqualTo(shop.get("/v1/orders/" + order).json());
        assertThat(each(reply, "/events", "type"))
                .containsExactly("customer-registered", "order-placed", "customer-details-changed");
        assertThat(reply.text("/events/0/id")).isEqualTo(john);
        assertThat(reply.text("/events/0/payload/name")).isEqualTo("John Doe");
        assertThat(reply.text("/events/0/payload/mobile")).isEqualTo(MOBILE);
        assertThat(reply.text("/events/1/id")).isEqualTo(order);
        assertThat(reply.text("/events/1/payload/notes")).isEqualTo("ring twice");
        assertThat(reply.body()).contains("\"finalAmount\":250.00");
        assertThat(reply.text("/events/2/payload/name")).isEqualTo("John Smith");
        assertThat(reply.text("/events/2/version")).isEqualTo("2");
        assertThat(reply.text("/events/2/actor/keyId")).matches("[0-9a-f]{24}");
        assertThat(reply.text("/events/2/actor/name")).isNotBlank();
        assertThat(each(reply, "/events", "at").stream().map(Instant::parse))
                .isSortedAccordingTo(Comparator.naturalOrder());
    }

    @Test
    void hasMoreOrdersThanAPageShows() {
        // given
        for (int i = 1; i < ORDERS; i++) {
            shop.client()
                    .with("Prefer", "respond-async")
                    .post("/v1/orders", object("mobile", MOBILE, "final_amount", i))
                    .expect(201);
        }
        shop.order(MOBILE, "pending", "1.00", null);
        // then
        assertThat(export().json().at("/orders").size()).isEqualTo(ORDERS + 1);
    }

    @Test
    void ofWhoWasDeletedTellsOrdersAndWhatHappened() {
        // given
        shop.delete("/v1/customers/" + john).expect(200);
        // when
        Reply reply = export();
        // then
        assertThat(reply.json().at("/erased").booleanValue()).isFalse();
        assertThat(reply.json().at("/customer").isNull()).isTrue();
        assertThat(reply.json().at("/metrics").isNull()).isTrue();
        assertThat(reply.text("/orders/0/name")).isEqualTo("John");
        assertThat(each(reply, "/events", "type")).endsWith("customer-deleted");
        assertThat(reply.text("/events/0/payload/name")).isEqualTo("John Doe");
    }

    @Test
    void ofWhoWasErasedTellsNothingPersonal() {
        // given
        shop.delete("/v1/customers/" + john + "?erase=true").expect(200);
        // when
        Reply reply = export();
        // then
        assertThat(reply.json().at("/erased").booleanValue()).isTrue();
        assertThat(reply.json().at("/customer").isNull()).isTrue();
        assertThat(each(reply, "/events", "type"))
                .containsExactly("customer-registered", "order-placed", "customer-details-changed", "customer-erased");
        assertThat(reply.json().at("/events/0/payload/name").isNull()).isTrue();
        assertThat(reply.text("/events/0/payload/segment")).isEqualTo("vip");
        assertThat(reply.body()).doesNotContain("John", MOBILE, "example.com", "ring twice");
    }

    @Test
    void isNotFoundOfNobodyAndOfAnotherShops() {
        shop.get("/v1/customers/64a1b2c3d4e5f6789abc1234/export").expect(404);
        shop.get("/v1/customers/" + order + "/export").expect(404);
        shop.get("/v1/customers/x/export").expect(404);
        server.newShop().get("/v1/customers/" + john + "/export").expect(404);
    }
}
