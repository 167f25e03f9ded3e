package com.talkingshops.customers.api.order;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Where an order stands, in the shop's own words.
 *
 * @param value lower-case letters, hyphens and underscores, 1 to 32 of them
 */
public record OrderStatus(@JsonValue String value) {

    private static final Pattern SHAPE = Pattern.compile("[a-z_-]{1,32}");
    private static final Set<String> NOT_COUNTED = Set.of("pending", "cancelled", "failed", "refunded");

    /** What an order is unless its sender says otherwise. */
    public static final OrderStatus PENDING = new OrderStatus("pending");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public OrderStatus {
        if (!hasShape(value)) {
            throw new IllegalArgumentException("an order status is 1 to 32 of a-z, _ and -");
        }
    }

    /** Tells whether a text could be a status. */
    public static boolean hasShape(String text) {
        return SHAPE.matcher(text).matches();
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
