package com.talkingshops.customers.server.concurrency;

import static com.talkingshops.customers.server.http.Client.object;
import static org.assertj.core.api.Assertions.assertThat;

import com.talkingshops.customers.server.http.Reply;
import com.talkingshops.customers.server.http.RunningServer;
import com.talkingshops.customers.server.http.Shop;
import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** However many orders come in at once: none is lost, none is counted twice, and they are one customer's. */
class ConcurrentOrdersTest {

    private static final int MANY = 64;
    private static final String MOBILE = "919876543210";

    private final Shop shop = RunningServer.shared().newShop();

    @Nested
    class Place {

        @Test
        void manyOrdersOfAnUnknownNumberAreOneCustomers() {
            // when
            var replies =
                    new Replies(Together.times(MANY, i -> place(object("final_amount", new BigDecimal("10.01")))));
            // then
            assertThat(replies.statuses()).isEqualTo(Map.of(201, (long) MANY));
            assertThat(replies.all().stream()
                            .map(reply -> reply.text("/customerId"))
                            .distinct())
                    .hasSize(1);
            assertThat(replies.all().stream().map(reply -> reply.text("/orderId")))
                    .doesNotHaveDuplicates();
            Reply customer = shop.get("/v1/customers/lookup?mobile=" + MOBILE).expect(200);
            assertThat(customer.json().at("/metrics/totalOrders").intValue()).isEqualTo(MANY);
            assertThat(customer.json().at("/metrics/totalSpent").decimalValue()).isEqualTo("640.64");
            Reply statistics = shop.get("/v1/customers/stats").expect(200);
            assertThat(statistics.json().at("/totalCustomers").intValue()).isEqualTo(1);
            assertThat(statistics.json().at("/revenue").decimalValue()).isEqualTo("640.64");
        }

        @Test
        void oneOfManyWinsAReference() {
            // when
            var replies =
                    new Replies(Together.times(MANY, i -> place(object("final_amount", 1, "referenceId", "R-1"))));
            // then
            replies.onlyOneWith(201, 409);
            assertThat(replies.with(409))
                    .extracting(reply -> reply.text("/error/details/field"))
                    .containsOnly("referenceId");
            assertThat(orders()).isEqualTo(1);
        }

        @Test
        void oneOfManyWithTheSameExternalNameIsTheOrderOfAll() {
            // when
            var replies = new Replies(Together.times(
                    MANY,
                    i -> place(object("final_amount", 1, "external_order_source", "web", "external_order_id", "W-1"))));
            // then
            String id = replies.onlyOneWith(201, 200).text("/orderId");
            assertThat(replies.all())
                    .extracting(reply -> reply.text("/orderId"))
                    .containsOnly(id);
            assertThat(orders()).isEqualTo(1);
        }

        @Test
        void ordersAndDeletionsOfTheirCustomerLoseNothing() {
            // given
            place(object("final_amount", 1)).expect(201);
            // when
            var replies = new Replies(Together.times(
                            32,
                            i -> i % 4 == 0
                                    ? shop.delete("/v1/customers/"
                                            + shop.get("/v1/customers/lookup?mobile=" + MOBILE)
                                                    .text("/_id"))
                                    : place(object("final_amount", 1))))
                    .nothingBut(200, 201, 404);
            // then
            int placed = 1 + replies.with(201).size();
            assertThat(placed).isEqualTo(25);
            assertThat(orders()).isEqualTo(placed);
            assertThat(shop.get("/v1/customers/stats").json().at("/totalOrders").intValue())
                    .isEqualTo(placed);
        }
    }

    @Nested
    class Change {

        @Test
        void everyOneOfManyChangesOfOneOrderCounts() {
            // given
            String id = place(object("final_amount", 1)).expect(201).text("/orderId");
            // when
            var replies = new Replies(Together.times(MANY, i -> change(shop, id, object("final_amount", i + 2))));
            // then
            assertThat(replies.statuses()).isEqualTo(Map.of(200, (long) MANY));
            Reply order = shop.get("/v1/orders/" + id).expect(200);
            assertThat(order.header("ETag")).contains("\"" + (MANY + 1) + "\"");
            assertThat(shop.get("/v1/customers/lookup?mobile=" + MOBILE)
                            .json()
                            .at("/metrics/totalSpent")
                            .decimalValue())
                    .isEqualTo(order.json().at("/final_amount").decimalValue());
            assertThat(shop.get("/v1/customers/stats").json().at("/revenue").decimalValue())
                    .isEqualTo(order.json().at("/final_amount").decimalValue());
        }

        @Test
        void manySameChangesAreOne() {
            // given
            String id = place(object("final_amount", 1)).expect(201).text("/orderId");
            // when
            var replies = new Replies(Together.times(MANY, i -> change(shop, id, object("status", "refunded"))));
            // then
            assertThat(replies.statuses()).isEqualTo(Map.of(200, (long) MANY));
            assertThat(shop.get("/v1/orders/" + id).expect(200).header("ETag")).contains("\"2\"");
        }
    }

    private Reply place(Map<String, Object> order) {
        order.put("mobile", MOBILE);
        order.putIfAbsent("status", "completed");
        return shop.post("/v1/orders", order);
    }

    private static Reply change(Shop shop, String id, Map<String, Object> updates) {
        return shop.put("/v1/orders/" + id, object("updates", updates));
    }

    private int orders() {
        return shop.get("/v1/orders").expect(200).json().at("/total").intValue();
    }
}
