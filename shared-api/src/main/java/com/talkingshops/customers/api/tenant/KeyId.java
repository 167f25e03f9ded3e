package com.talkingshops.customers.api.tenant;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.talkingshops.customers.api.TimeOrderedId;

/**
 * Names an API key.
 *
 * @param value 24 lower-case hex digits, time-ordered
 */
public record KeyId(@JsonValue String value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public KeyId {
        TimeOrderedId.requireShape(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
