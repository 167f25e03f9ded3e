package com.talkingshops.customers.server.concurrency;

import static com.talkingshops.customers.server.http.Client.object;
import static org.assertj.core.api.Assertions.assertThat;

import com.talkingshops.customers.server.http.Reply;
import com.talkingshops.customers.server.http.Shop;
import java.math.BigDecimal;
import tools.jackson.databind.JsonNode;

/** One of many who write at once; looks after each write whether it is there. Its customers share a segment of its own. */
final class Writer {

    private static final BigDecimal PRICE = new BigDecimal("12.34");

    private final Shop shop;
    private final int number;
    private final String segment;
    private int customers;
    private int orders;

    Writer(Shop shop, int number) {
        this.shop = shop;
        this.number = number;
        this.segment = "writer-" + number;
    }

    /** Creates a customer, orders, changes it and, every second time, deletes it. */
    void writeAndRead(int round) {
        String mobile = ReadsAfterWritesTest.mobile(number, round);
        String path = "/v1/customers/"
                + shown(shop.post("/v1/customers", object("mobile", mobile, "segment", segment)), 201)
                        .text("/customerId");
        customers++;
        look(round, path, mobile, null, 0);

        shown(shop.put(path, object("updates", object("name", "round " + round))), 200);
        look(round + 1, path, mobile, "round " + round, 0);

        String order = shown(
                        shop.post("/v1/orders", object("mobile", mobile, "final_amount", 99, "status", "pending")), 201)
                .text("/orderId");
        look(round + 2, path, mobile, "round " + round, 0);

        orders++;
        shown(shop.put("/v1/orders/" + order, object("updates", object("status", "paid", "final_amount", PRICE))), 200);
        look(round + 3, path, mobile, "round " + round, 1);

        if (round % 2 == 1) {
            shown(shop.delete(path), 200);
            customers--;
            gone(round, path, mobile);
        }
    }

    private static Reply shown(Reply written, int status) {
        written.expect(status);
        assertThat(written.header("X-Read-Model")).as("read models behind").isEmpty();
        return written;
    }

    /** Reads all, each time something else first. */
    private void look(int first, String path, String mobile, String name, int counted) {
        for (int i = 0; i < 4; i++) {
            switch ((first + i) % 4) {
                case 0 -> list(name, counted);
                case 1 -> detail(shop.get(path), name, counted);
                case 2 -> detail(shop.get("/v1/customers/lookup?mobile=" + mobile), name, counted);
                default -> statistics();
            }
        }
    }

    private void gone(int first, String path, String mobile) {
        for (int i = 0; i < 4; i++) {
            switch ((first + i) % 4) {
                case 0 -> assertThat(list().at("/total").intValue()).isEqualTo(customers);
                case 1 -> shop.get(path).expect(404);
                case 2 -> shop.get("/v1/customers/lookup?mobile=" + mobile).expect(404);
                default -> statistics();
            }
        }
    }

    private JsonNode list() {
        return shop.get("/v1/customers?segment=" + segment).expect(200).json();
    }

    private void list(String name, int counted) {
        JsonNode list = list();
        assertThat(list.at("/total").intValue()).isEqualTo(customers);
        assertThat(list.at("/customers/0/name").stringValue(null)).isEqualTo(name);
        assertThat(list.at("/customers/0/metrics/orderCount").intValue()).isEqualTo(counted);
    }

    private void detail(Reply reply, String name, int counted) {
        assertThat(reply.expect(200).text("/name")).isEqualTo(name);
        assertThat(reply.json().at("/metrics/totalOrders").intValue()).isEqualTo(counted);
        assertThat(reply.json().at("/metrics/totalSpent").decimalValue())
                .isEqualByComparingTo(PRICE.multiply(BigDecimal.valueOf(counted)));
    }

    private void statistics() {
        JsonNode statistics =
                shop.get("/v1/customers/stats?segment=" + segment).expect(200).json();
        assertThat(statistics.at("/totalCustomers").intValue()).isEqualTo(customers);
        assertThat(statistics.at("/totalOrders").intValue()).isEqualTo(orders);
        assertThat(statistics.at("/revenue").decimalValue())
                .isEqualByComparingTo(PRICE.multiply(BigDecimal.valueOf(orders)));
    }
}
