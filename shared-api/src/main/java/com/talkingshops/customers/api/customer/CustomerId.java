package com.talkingshops.customers.api.customer;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.talkingshops.customers.api.TimeOrderedId;

/**
 * Names a customer.
 *
 * @param value 24 lower-case hex digits, time-ordered
 */
public record CustomerId(@JsonValue String value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public CustomerId {
        TimeOrderedId.requireShape(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
