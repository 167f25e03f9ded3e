package com.talkingshops.customers.server.chaos;

import static com.talkingshops.customers.server.http.Client.object;
import static org.assertj.core.api.Assertions.assertThat;

import com.talkingshops.customers.api.Money;
import com.talkingshops.customers.api.customer.CustomerEvent.CustomerRegistered;
import com.talkingshops.customers.api.customer.CustomerId;
import com.talkingshops.customers.api.customer.EmailAddress;
import com.talkingshops.customers.api.customer.MobileNumber;
import com.talkingshops.customers.api.customer.Segment;
import com.talkingshops.customers.api.order.OrderEvent.OrderPlaced;
import com.talkingshops.customers.api.order.OrderId;
import com.talkingshops.customers.api.order.OrderStatus;
import com.talkingshops.customers.server.http.Client;
import com.talkingshops.customers.server.http.Replies;
import com.talkingshops.customers.server.http.Reply;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/** A shop that was filled once and is let alone, so that whoever reads knows each figure and finds out if a reply is of half of it. */
final class StillShop {

    private static final String COMPLETED = "completed";
    private static final int PAGE = 100;
    /** Every so manieth customer has ordered, once. */
    private static final int ORDERED = 8;

    private static final List<String> SORTS =
            List.of("name", "-created_at", "segment", "-lifetimeValue", "updated_at", "-orderCount");
    private static final List<String> SEGMENTS = List.of("gold", "silver", "vip", "new", "old");

    private final Supplier<Client> client;
    private final int customers;
    private final Times times;
    private final Random random = new Random(20260107);
    private final BigDecimal revenue;

    /**
     * Nobody is in it yet.
     *
     * @param client whoever asks in it, now
     * @param customers how many there are to be
     * @param times learns how long each read takes
     */
    StillShop(Supplier<Client> client, int customers, Times times) {
        this.client = client;
        this.customers = customers;
        this.times = times;
        this.revenue = IntStream.range(0, orders())
                .mapToObj(order -> amount(order * ORDERED))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** How many events tell of it: of a customer and an order one each, and one of the claim beside it. */
    long events() {
        return 2L * (customers + orders());
    }

    /** Takes all customers and orders in: the first as a client does, by which the tenant gets its keys. */
    void fill(EmbeddedFiles files, String tenant) throws IOException {
        client.get()
                .post(
                        "/v1/orders",
                        object(
                                "mobile", mobile(0),
                                "name", name(0),
                                "email", email(0),
                                "status", COMPLETED,
                                "final_amount", amount(0)))
                .expect(201);
        Instant now = Instant.now();
        var history = new LongHistory(files, tenant, now);
        for (int number = 1; number < customers; number++) {
            String id = id(tenant, "c", number);
            var mobile = new MobileNumber(mobile(number));
            history.claim("mobile", mobile.digits(), id, id)
                    .add(
                            id,
                            "Customer",
                            "customer-registered",
                            new CustomerRegistered(
                                    new CustomerId(id),
                                    mobile,
                                    name(number),
                                    new EmailAddress(email(number)),
                                    new Segment(SEGMENTS.get(number % SEGMENTS.size()))));
            if (number % ORDERED == 0) {
                String order = id(tenant, "d", number);
                String reference = "ORD-" + order.toUpperCase(Locale.ROOT);
                history.claim("order-reference", reference, order, id)
                        .add(
                                order,
                                "Order",
                                "order-placed",
                                new OrderPlaced(
                                        new OrderId(order),
                                        new CustomerId(id),
                                        reference,
                                        new OrderStatus(COMPLETED),
                                        Money.of(amount(number).toPlainString()),
                                        now,
                                        mobile,
                                        null,
                                        null,
                                        null,
                                        List.of(),
                                        null));
            }
            history.flushIfMuch();
        }
        history.flush();
    }

    /** Identifiers are unique over all tenants, so each has a part of its tenant's. */
    private static String id(String tenant, String kind, int number) {
        return "0190" + kind + tenant.substring(tenant.length() - 7) + "%012x".formatted(number);
    }

    private static String name(int number) {
        return "Name " + number % 1_009;
    }

    /** Asks one thing, and holds the reply against what it has to be. */
    void readSomething() {
        switch (random.nextInt(5)) {
            case 0 -> readPage();
            case 1 -> readCustomer(random.nextInt(customers));
            case 2 -> search(random.nextInt(customers));
            case 3 -> readOrders();
            default -> readStatistics();
        }
    }

    private void readPage() {
        int page = random.nextInt(Math.ceilDiv(customers, PAGE));
        String sort = SORTS.get(random.nextInt(SORTS.size()));
        Reply reply = read("/v1/customers?limit=%d&page=%d&sort=%s".formatted(PAGE, page + 1, sort));
        requireTotals(reply);
        assertThat(Replies.each(reply, "/customers", "_id"))
                .hasSize(Math.min(PAGE, customers - page * PAGE))
                .doesNotHaveDuplicates();
    }

    /** Goes through all pages, and finds everybody once. */
    void readAllPages() {
        var seen = new ArrayList<String>();
        String next = "";
        while (next != null) {
            Reply reply = read("/v1/customers?limit=" + PAGE + "&sort=name" + next);
            requireTotals(reply);
            seen.addAll(Replies.each(reply, "/customers", "mobile"));
            String cursor = reply.text("/meta/nextCursor");
            next = cursor == null ? null : "&cursor=" + cursor;
        }
        assertThat(seen.size()).isEqualTo(customers);
        assertThat(seen.stream().distinct().count()).isEqualTo(customers);
    }

    private void requireTotals(Reply reply) {
        assertThat(Replies.number(reply, "/total")).isEqualTo(customers);
        assertThat(Replies.number(reply, "/activeCount")).isEqualTo(orders());
        assertThat(Replies.decimal(reply, "/averageLifetimeValue"))
                .isEqualByComparingTo(revenue.divide(BigDecimal.valueOf(customers), 2, RoundingMode.HALF_UP));
    }

    private void readCustomer(int number) {
        Reply reply = read("/v1/customers/lookup?mobile=" + mobile(number));
        assertThat(reply.text("/email")).isEqualTo(email(number));
        boolean ordered = number % ORDERED == 0;
        assertThat(Replies.number(reply, "/metrics/totalOrders")).isEqualTo(ordered ? 1 : 0);
        assertThat(Replies.elements(reply, "/orders")).hasSize(ordered ? 1 : 0);
        assertThat(Replies.decimal(reply, "/metrics/totalSpent"))
                .isEqualByComparingTo(ordered ? amount(number) : BigDecimal.ZERO);
    }

    private void search(int number) {
        Reply reply = read("/v1/customers?searchTerm=" + email(number));
        assertThat(Replies.number(reply, "/total")).isEqualTo(1);
        assertThat(Replies.each(reply, "/customers", "mobile")).containsExactly(mobile(number));
    }

    private void readOrders() {
        int page = random.nextInt(Math.ceilDiv(orders(), PAGE));
        Reply reply = read("/v1/orders?limit=%d&page=%d".formatted(PAGE, page + 1));
        assertThat(Replies.number(reply, "/total")).isEqualTo(orders());
        assertThat(Replies.each(reply, "/orders", "_id"))
                .hasSize(Math.min(PAGE, orders() - page * PAGE))
                .doesNotHaveDuplicates();
    }

    private void readStatistics() {
        Reply reply = read("/v1/customers/stats?period=all");
        assertThat(Replies.number(reply, "/totalCustomers")).isEqualTo(customers);
        assertThat(Replies.number(reply, "/totalOrders")).isEqualTo(orders());
        assertThat(Replies.decimal(reply, "/revenue")).isEqualByComparingTo(revenue);
        assertThat(reply.json()
                        .get("segmentDistribution")
                        .valueStream()
                        .mapToLong(JsonNode::longValue)
                        .sum())
                .isEqualTo(customers);
    }

    private Reply read(String path) {
        long start = System.nanoTime();
        Reply reply = client.get().get(path);
        times.add(System.nanoTime() - start);
        return reply.expect(200);
    }

    private int orders() {
        return Math.ceilDiv(customers, ORDERED);
    }

    private static String mobile(int number) {
        return "9198%08d".formatted(number);
    }

    private static String email(int number) {
        return "c%07d@example.com".formatted(number);
    }

    private static BigDecimal amount(int number) {
        return new BigDecimal("%d.%02d".formatted(1 + number % 997, number % 100));
    }
}
