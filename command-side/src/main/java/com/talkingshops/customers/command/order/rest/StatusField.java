package com.talkingshops.customers.command.order.rest;

import com.talkingshops.customers.api.order.OrderStatus;
import com.talkingshops.customers.api.request.JsonBody;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The {@code status} of an order, in whatever case. */
final class StatusField {

    static final String NAME = "status";

    // Before lower-casing, which would turn the Kelvin sign into a k.
    private static final Pattern SHAPE = Pattern.compile("[A-Za-z_-]{1,32}");

    private StatusField() {}

    static @Nullable OrderStatus read(JsonBody body) {
        return body.parsed(NAME, 100, StatusField::parse, "must be 1 to 32 of a-z, _ and -");
    }

    private static Optional<OrderStatus> parse(String text) {
        return SHAPE.matcher(text).matches()
                ? Optional.of(new OrderStatus(text.toLowerCase(Locale.ROOT)))
                : Optional.empty();
    }
}
