package com.talkingshops.customers.command.order.rest;

import com.talkingshops.customers.api.Money;
import com.talkingshops.customers.api.TimeOrderedId;
import com.talkingshops.customers.api.customer.CustomerId;
import com.talkingshops.customers.api.customer.EmailAddress;
import com.talkingshops.customers.api.customer.GivenMobile;
import com.talkingshops.customers.api.order.ExternalOrder;
import com.talkingshops.customers.api.order.LineItem;
import com.talkingshops.customers.api.order.OrderCommand.PlaceOrder;
import com.talkingshops.customers.api.order.OrderId;
import com.talkingshops.customers.api.order.OrderStatus;
import com.talkingshops.customers.api.request.JsonBody;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An order as a client sends it. {@link OrderBodyDocument} describes it. */
record OrderBody(
        GivenMobile mobile,
        @Nullable CustomerId customerId,
        @Nullable String name,
        @Nullable EmailAddress email,
        OrderStatus status,
        Money finalAmount,
        @Nullable Instant createdAt,
        @Nullable String reference,
        @Nullable ExternalOrder external,
        @Nullable String notes,
        List<LineItem> items) {

    static final int LONGEST_NAME = 200;
    static final int LONGEST_REFERENCE = 100;
    static final int LONGEST_NOTES = 2_000;

    static OrderBody read(JsonBody body, String region) {
        body.require("mobile");
        GivenMobile mobile = body.mobile("mobile", region);
        CustomerId customerId = body.parsed(
                "user_id",
                LONGEST_NAME,
                OrderBody::customerId,
                "must be the id of a customer: 24 lower-case hex digits");
        String name = body.text("name", LONGEST_NAME);
        EmailAddress email = body.email("email");
        OrderStatus status = StatusField.read(body);
        Instant createdAt = body.instant("created_at");
        String reference = body.text("referenceId", LONGEST_REFERENCE);
        ExternalOrder external = external(body);
        String notes = body.text("notes", LONGEST_NOTES);
        List<LineItem> items = LineItems.read(body);
        Money amount = body.money("final_amount");
        if (!body.has("final_amount")) {
            amount = LineItems.sum(body, items);
        }
        body.finish();
        return new OrderBody(
                Objects.requireNonNull(mobile),
                customerId,
                name,
                email,
                status == null ? OrderStatus.PENDING : status,
                Objects.requireNonNull(amount),
                createdAt,
                reference,
                external,
                notes,
                items);
    }

    PlaceOrder command(Clock clock) {
        return new PlaceOrder(
                new OrderId(TimeOrderedId.next(clock)),
                new CustomerId(TimeOrderedId.next(clock)),
                mobile,
                customerId,
                name,
                email,
                status,
                finalAmount,
                createdAt == null ? clock.instant().truncatedTo(ChronoUnit.MICROS) : createdAt,
                reference,
                external,
                notes,
                items);
    }

    private static Optional<CustomerId> customerId(String text) {
        return TimeOrderedId.hasShape(text) ? Optional.of(new CustomerId(text)) : Optional.empty();
    }

    private static @Nullable ExternalOrder external(JsonBody body) {
        String source = body.text("external_order_source", LONGEST_REFERENCE);
        String id = body.text("external_order_id", LONGEST_REFERENCE);
        if (body.has("external_order_source") != body.has("external_order_id")) {
            body.fault(
                    body.has("external_order_source") ? "external_order_id" : "external_order_source",
                    "must go with the other of external_order_source and external_order_id");
        }
        return source == null || id == null ? null : new ExternalOrder(source, id);
    }
}
