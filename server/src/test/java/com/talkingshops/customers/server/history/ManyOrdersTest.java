package com.talkingshops.customers.server.history;

import static com.talkingshops.customers.server.http.Client.object;
import static com.talkingshops.customers.server.http.Replies.number;
import static org.assertj.core.api.Assertions.assertThat;

import com.talkingshops.customers.server.http.Reply;
import com.talkingshops.customers.server.http.RunningServer;
import com.talkingshops.customers.server.http.Shop;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The past of a customer with more orders than are read at once, such as the one on whom counter sales are booked. */
class ManyOrdersTest {

    private static final String MOBILE = "919876543210";
    private static final int ORDERS = 510;
    private static final int CHANGES = 10;

    private final Shop shop = RunningServer.shared().newShop();
    private final String path = "/v1/customers/" + shop.customer(MOBILE, "Counter", null, "shop");

    @BeforeEach
    void theCounterSells() {
        var inBackground = shop.client().with("Prefer", "respond-async");
        var orders = new ArrayList<String>();
        for (int i = 0; i < ORDERS; i++) {
            // Not in the order in which they were made, and several at one time.
            var order = object(
                    "mobile",
                    MOBILE,
                    "final_amount",
                    i + 0.25,
                    "status",
                    i % 7 == 0 ? "pending" : "completed",
                    "created_at",
                    "2023-06-%02dT10:%02d:00Z".formatted(1 + i % 28, i % 60));
            orders.add(inBackground.post("/v1/orders", order).expect(201).text("/orderId"));
        }
        for (int i = 0; i < CHANGES; i++) {
            // Each waits for the read models, and so for all before it.
            shop.put("/v1/orders/" + orders.get(i * 50), object("updates", object("status", "refunded")))
                    .expect(200);
        }
    }

    @Test
    void isToldAsItWasTold() {
        // given
        Reply now = shop.get(path).expect(200);
        String version = now.header("ETag").orElseThrow().replace("\"", "");
        // when
        var past = (ObjectNode) shop.get(path + "?asOf=" + version).expect(200).json();
        // then
        past.remove(List.of("asOf", "erased"));
        assertThat(version).isEqualTo("1." + (ORDERS + CHANGES));
        assertThat((JsonNode) past).isEqualTo(now.json());
    }

    @Test
    void isExportedWhole() {
        // when
        JsonNode export = shop.get(path + "/export").expect(200).json();
        // then
        assertThat(export.at("/orders").size()).isEqualTo(ORDERS);
        assertThat(export.at("/events").size()).isEqualTo(1 + ORDERS + CHANGES);
        assertThat(export.at("/events/0/type").stringValue()).isEqualTo("customer-registered");
        assertThat(export.at("/events/" + ORDERS + "/type").stringValue()).isEqualTo("order-placed");
    }

    @Test
    void isTurnedInPages() {
        // when
        Reply page = shop.get(path + "/history?limit=100&page=6").expect(200);
        // then
        assertThat(number(page, "/total")).isEqualTo(1 + ORDERS + CHANGES);
        assertThat(page.json().at("/history").size()).isEqualTo(1 + ORDERS + CHANGES - 500);
        assertThat(page.text("/history/0/summary")).startsWith("Order ORD-");
        assertThat(page.text("/history/" + (ORDERS + CHANGES - 500) + "/summary"))
                .isEqualTo("Registered");
    }
}
