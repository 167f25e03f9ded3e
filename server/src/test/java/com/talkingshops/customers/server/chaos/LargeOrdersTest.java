package com.talkingshops.customers.server.chaos;

import static com.talkingshops.customers.server.http.Client.object;
import static org.assertj.core.api.Assertions.assertThat;

import com.talkingshops.customers.api.Money;
import com.talkingshops.customers.api.customer.CustomerId;
import com.talkingshops.customers.api.order.LineItem;
import com.talkingshops.customers.api.order.OrderEvent.OrderPlaced;
import com.talkingshops.customers.api.order.OrderId;
import com.talkingshops.customers.api.order.OrderStatus;
import com.talkingshops.customers.server.embedded.ServerData;
import com.talkingshops.customers.server.http.Replies;
import com.talkingshops.customers.server.http.Reply;
import com.talkingshops.customers.server.replay.Verifying;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Orders of as many lines as one may have are projected in little memory, however many there are of them. */
class LargeOrdersTest {

    private static final int ORDERS = Size.of(800, 8_000);
    private static final int AT_ONCE = 50;
    private static final List<LineItem> ITEMS =
            Collections.nCopies(1_000, new LineItem("x".repeat(65), 1_000_000, Money.of("0.99")));

    private static final Duration PATIENCE = Duration.ofMinutes(10);

    @TempDir
    private Path folder;

    private EmbeddedFiles files;
    private ServerProcess server;

    @BeforeEach
    void start() throws IOException {
        files = new EmbeddedFiles(ServerData.in(folder));
        server = new ServerProcess(files, ServerProcess.withHeap("256m"));
    }

    @AfterEach
    void end() throws InterruptedException {
        server.close();
    }

    @Test
    void areProjectedInLittleMemory() throws Exception {
        // given
        Reply tenant = server.operator()
                .post("/admin/tenants", object("name", "Wholesale", "rateLimit", 10_000, "region", "IN"))
                .expect(201);
        var shop = server.holder(tenant.text("/apiKey"));
        String customer = shop.post("/v1/customers", object("mobile", "919812345678"))
                .expect(201)
                .text("/customerId");
        // when
        place(tenant.text("/tenantId"), customer);
        // then
        server.awaitCaughtUp(PATIENCE);
        assertThat(Replies.number(shop.get("/v1/orders?limit=1").expect(200), "/total"))
                .isEqualTo(ORDERS);
        Verifying.all(server.operator());
    }

    private void place(String tenant, String customer) throws IOException {
        var history = new LongHistory(files, tenant, Instant.now());
        for (int number = 1; number <= ORDERS; number++) {
            var order = new OrderId("0190d" + tenant.substring(tenant.length() - 7) + "%012x".formatted(number));
            String reference = "ORD-" + order.value().toUpperCase(Locale.ROOT);
            history.claim("order-reference", reference, order.value(), customer)
                    .add(
                            order.value(),
                            "Order",
                            "order-placed",
                            new OrderPlaced(
                                    order,
                                    new CustomerId(customer),
                                    reference,
                                    new OrderStatus("completed"),
                                    Money.of("990000.00"),
                                    Instant.now(),
                                    null,
                                    null,
                                    null,
                                    null,
                                    ITEMS,
                                    null));
            if (number % AT_ONCE == 0) {
                history.flush();
            }
        }
    }
}
