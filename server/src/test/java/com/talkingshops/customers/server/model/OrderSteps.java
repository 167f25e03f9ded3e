package com.talkingshops.customers.server.model;

import static com.talkingshops.customers.server.http.Client.object;
import static org.assertj.core.api.Assertions.assertThat;

import com.talkingshops.customers.server.http.Reply;
import com.talkingshops.customers.server.http.Shop;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Plays what a client does to orders: against the service, and in the model. */
final class OrderSteps {

    private static final String PATH = "/v1/orders";
    private static final BigDecimal MOST = new BigDecimal("999999999.99");

    private final Shop shop;
    private final Requests requests;
    private final Model model;
    private final CustomerSteps customers;

    OrderSteps(Shop shop, Requests requests, Model model, CustomerSteps customers) {
        this.shop = shop;
        this.requests = requests;
        this.model = model;
        this.customers = customers;
    }

    void place(Body body, LocalDate today) {
        var moments = new Moments();
        Optional<KnownOrder> first =
                model.orderFrom(body.text("external_order_source"), body.text("external_order_id"));
        Optional<KnownCustomer> owner = model.meantBy(body.mobile());
        BigDecimal amount = amount(body);
        Object userId = body.has("user_id") ? ((UserId) body.get("user_id")).sent(model, body, today) : null;

        Reply reply = requests.send("POST", PATH, body.toSend(model, today));
        if (amount == null || amount.compareTo(MOST) > 0) {
            Refusals.invalid(reply);
        } else if (first.isPresent() && !model.hasForgotten(first.get().customerId())) {
            reply.expect(200);
            assertThat(reply.text("/orderId")).isEqualTo(first.get().id());
            assertThat(reply.text("/customerId")).isEqualTo(first.get().customerId());
        } else if (userId != null && !owner.map(KnownCustomer::id).equals(Optional.of(userId))) {
            Refusals.invalid(reply);
        } else if (first.isPresent()) {
            // It is known that there was such an order, and not any more whose.
            Refusals.taken(reply, "external_order_id", null, null);
        } else if (body.has("referenceId")
                && model.orderCalled(body.text("referenceId")).isPresent()) {
            Refusals.taken(reply, "referenceId", null, null);
        } else {
            reply.expect(201);
            owner.ifPresent(known -> assertThat(reply.text("/customerId")).isEqualTo(known.id()));
            KnownCustomer customer =
                    owner.orElseGet(() -> customers.register(reply.text("/customerId"), body, moments));
            model.put(placed(reply.text("/orderId"), customer, body, amount, moments, today));
        }
    }

    void change(int which, Body updates, LocalDate today) {
        List<KnownOrder> every = model.orders();
        if (every.isEmpty()) {
            return;
        }
        KnownOrder order = every.get(which % every.size());
        var moments = new Moments();
        Reply reply = requests.send("PUT", PATH + "/" + order.id(), object("updates", updates.toSend(model, today)));
        boolean cleared = (updates.mentions("status") && !updates.has("status"))
                || (updates.mentions("final_amount") && !updates.has("final_amount"));
        if (updates.members().isEmpty() || cleared) {
            Refusals.invalid(reply);
            return;
        }
        reply.expect(200);
        String status = updates.has("status") ? lower(updates.text("status")) : order.status();
        BigDecimal amount = updates.has("final_amount") ? cents(updates.get("final_amount")) : order.amount();
        String notes = updates.mentions("notes") ? updates.text("notes") : order.notes();
        if (!order.reads(status, amount, notes)) {
            String kept = model.hasForgotten(order.customerId()) ? null : notes;
            order = order.changed(
                    status, amount, kept, moments.taking(read(order.id()).text("/updated_at")));
            model.put(order);
        }
        assertThat(reply.header("ETag")).contains("\"" + order.version() + "\"");
    }

    private KnownOrder placed(
            String id, KnownCustomer customer, Body body, BigDecimal amount, Moments moments, LocalDate today) {
        Reply read = read(id);
        String reference = body.has("referenceId") ? body.text("referenceId") : read.text("/referenceId");
        assertThat(body.has("referenceId") || reference.startsWith("ORD-")).isTrue();
        return new KnownOrder(
                id,
                reference,
                customer.id(),
                Details.counted(customer.details().segment()),
                new KnownOrder.Given(
                        customer.details().mobile(),
                        body.text("name"),
                        body.text("email"),
                        items(body),
                        body.text("external_order_source"),
                        body.text("external_order_id")),
                body.has("status") ? lower(body.text("status")) : "pending",
                amount,
                body.text("notes"),
                body.has("created_at")
                        ? ((When) body.get("created_at")).moment(today)
                        : moments.taking(read.text("/created_at")),
                moments.taking(read.text("/updated_at")),
                1);
    }

    private Reply read(String id) {
        return shop.get(PATH + "/" + id).expect(200);
    }

    /** What the order comes to; {@code null} if nobody says. */
    private static BigDecimal amount(Body body) {
        if (body.has("final_amount")) {
            return cents(body.get("final_amount"));
        }
        return items(body).stream()
                .map(item -> item.price().multiply(BigDecimal.valueOf(item.quantity())))
                .reduce(BigDecimal::add)
                .orElse(null);
    }

    @SuppressWarnings("unchecked")
    private static List<KnownOrder.Item> items(Body body) {
        return body.has("product_items")
                ? ((List<KnownOrder.Item>) body.get("product_items"))
                        .stream()
                                .map(item -> new KnownOrder.Item(item.name(), item.quantity(), cents(item.price())))
                                .toList()
                : List.of();
    }

    private static BigDecimal cents(Object amount) {
        return ((BigDecimal) amount).setScale(2);
    }

    private static String lower(String status) {
        return status.toLowerCase(Locale.ROOT);
    }
}
