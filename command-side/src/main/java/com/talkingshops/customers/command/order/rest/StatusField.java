package com.talkingshops.customers.command.order.rest;

import com.talkingshops.customers.api.order.OrderStatus;
import com.talkingshops.customers.api.request.JsonBody;
import org.jspecify.annotations.Nullable;

/** The {@code status} of an order, in whatever case. */
final class StatusField {

    static final String NAME = "status";

    private StatusField() {}

    static @Nullable OrderStatus read(JsonBody body) {
        return body.parsed(NAME, 100, OrderStatus::read, "must be 1 to 32 of a-z, _ and -");
    }
}
