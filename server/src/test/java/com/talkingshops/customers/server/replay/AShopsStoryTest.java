package com.talkingshops.customers.server.replay;

import static com.talkingshops.customers.server.http.Client.object;
import static org.assertj.core.api.Assertions.assertThat;

import com.talkingshops.customers.server.http.Reply;
import com.talkingshops.customers.server.http.RunningServer;
import com.talkingshops.customers.server.http.Shop;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a tea shop does with the service in its first year, from the first customer to the last order. */
class AShopsStoryTest {

    private final Shop shop = RunningServer.shared().newShop("IN");

    @Test
    void aTeaShopsFirstYear() {
        // The shop opens, and Asha is its first customer.
        String asha = shop.customer("98765 43210", "Asha Rao", "asha@example.com", null);
        assertThat(reading("/v1/customers").text("/customers/0/mobile")).isEqualTo("919876543210");

        // A colleague enters her again, with the country code, and is told who she is.
        Reply again =
                shop.post("/v1/customers", object("mobile", "+91 98765-43210")).expect(409);
        assertThat(again.text("/error/details/existingCustomerId")).isEqualTo(asha);

        // Three more come over from the old notebook, two of them the same person.
        Reply notebook = shop.post(
                        "/v1/customers/bulk",
                        object(
                                "customers",
                                List.of(
                                        object("mobile", "8123456789", "name", "Ravi Kumar", "segment", "standard"),
                                        object("mobile", "9123456789", "name", "Émile Zola", "segment", "standard"),
                                        object("mobile", "+918123456789", "name", "R. Kumar"))))
                .expect(200);
        String ravi = notebook.text("/results/0/customerId");
        assertThat(notebook.text("/results/2/error/details/existingCustomerId")).isEqualTo(ravi);

        // Orders come in: one that is paid, one that is not yet, and one of somebody whom nobody knew.
        shop.order("9876543210", "completed", "250.00", "2023-06-20T10:30:00Z");
        String unpaid = shop.order("9876543210", "pending", "1000.50", "2023-06-21T09:00:00Z");
        Reply walkIn = shop.post(
                        "/v1/orders",
                        object(
                                "mobile", "7012345678",
                                "name", "Meera",
                                "status", "completed",
                                "created_at", "2023-06-21T18:00:00Z",
                                "product_items",
                                        List.of(
                                                object("name", "Tea", "quantity", 3, "price", new BigDecimal("12.50")),
                                                object(
                                                        "name",
                                                        "Mug",
                                                        "quantity",
                                                        1,
                                                        "price",
                                                        new BigDecimal("99.99")))))
                .expect(201);
        assertThat(reading("/v1/customers/lookup?mobile=7012345678").text("/_id"))
                .isEqualTo(walkIn.text("/customerId"));
        assertThat(reading("/v1/customers?segment=standard").text("/total")).isEqualTo("2");

        // Asha has spent 250 so far. She pays the other order, and it counts at once.
        assertThat(spentBy(asha)).isEqualTo("250.00");
        shop.put("/v1/orders/" + unpaid, object("updates", object("status", "completed")))
                .expect(200);
        assertThat(spentBy(asha)).isEqualTo("1250.50");

        // That makes her a good customer. Two clerks want to say so; the second one has to look again.
        Reply card = reading("/v1/customers/" + asha);
        var firstClerk = shop.client().with("If-Match", card.header("ETag").orElseThrow());
        firstClerk
                .put("/v1/customers/" + asha, object("updates", object("segment", "premium")))
                .expect(200);
        firstClerk
                .put("/v1/customers/" + asha, object("updates", object("segment", "vip")))
                .expect(412);

        // June: two customers' orders; Asha's were received before she was premium.
        Reply june = reading("/v1/customers/stats?startDate=2023-06-01&endDate=2023-06-30");
        assertThat(june.text("/totalOrders")).isEqualTo("3");
        assertThat(june.text("/revenue")).isEqualTo("1387.99");
        assertThat(june.text("/segmentDistribution/premium")).isEqualTo("1");
        assertThat(june.text("/segments/unsegmented/totalOrders")).isEqualTo("3");

        // The mug was broken; Meera gets her money back.
        shop.put("/v1/orders/" + walkIn.text("/orderId"), object("updates", object("status", "refunded")))
                .expect(200);
        assertThat(reading("/v1/customers/stats?period=all").text("/revenue")).isEqualTo("1250.50");

        // Asha gives her number to her daughter and leaves. What she bought stays in the books.
        shop.delete("/v1/customers/" + asha).expect(200);
        shop.get("/v1/customers/" + asha).expect(404);
        String daughter = shop.customer("+919876543210", "Asha Rao jr.", null, null);
        assertThat(daughter).isNotEqualTo(asha);
        assertThat(spentBy(daughter)).isEqualTo("0.00");
        Reply year = reading("/v1/customers/stats?period=all");
        assertThat(year.text("/totalCustomers")).isEqualTo("4");
        assertThat(year.text("/lifetime/revenue")).isEqualTo("1250.50");

        // And somebody asks for that French customer, without the accent.
        assertThat(reading("/v1/customers?searchTerm=emile").text("/customers/0/name"))
                .isEqualTo("Émile Zola");
    }

    private Reply reading(String path) {
        return shop.get(path).expect(200);
    }

    private String spentBy(String customer) {
        return reading("/v1/customers/" + customer)
                .json()
                .at("/metrics/totalSpent")
                .decimalValue()
                .toPlainString();
    }
}
