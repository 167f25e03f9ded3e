package com.talkingshops.customers.api.order;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Where an order stands, in the shop's own words.
 *
 * @param value lower-case letters, hyphens and underscores, 1 to 32 of them
 */
public record OrderStatus(@JsonValue String value) {

    private static final Pattern SHAPE = Pattern.compile("[a-z_-]{1,32}");
    private static final Pattern WRITTEN = Pattern.compile("[A-Za-z_-]{1,32}");
    private static final Set<String> NOT_COUNTED = Set.of("pending", "cancelled", "failed", "refunded");

    /** What an order is unless its sender says otherwise. */
    public static final OrderStatus PENDING = new OrderStatus("pending");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public OrderStatus {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("an order status is 1 to 32 of a-z, _ and -");
        }
    }

    /** The status that a client wrote, in whatever case. */
    public static Optional<OrderStatus> read(String text) {
        // Looked at before lower-casing, which would turn the Kelvin sign into a k.
        return WRITTEN.matcher(text).matches()
                ? Optional.of(new OrderStatus(text.toLowerCase(Locale.ROOT)))
                : Optional.empty();
    }

    /** Whether an order of this status counts as one and its money as spent. */
    public boolean counts() {
        return !NOT_COUNTED.contains(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
