package com.talkingshops.customers.api.order;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.talkingshops.customers.api.TimeOrderedId;

/**
 * Names an order.
 *
 * @param value 24 lower-case hex digits, time-ordered
 */
public record OrderId(@JsonValue String value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public OrderId {
        TimeOrderedId.requireShape(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
