package com.talkingshops.customers.api.erasure;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.talkingshops.customers.api.TimeOrderedId;

/**
 * Names the receipt of an erasure.
 *
 * @param value 24 lower-case hex digits, time-ordered
 */
public record ReceiptId(@JsonValue String value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ReceiptId {
        TimeOrderedId.requireShape(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
