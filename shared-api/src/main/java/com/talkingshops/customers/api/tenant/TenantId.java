package com.talkingshops.customers.api.tenant;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.talkingshops.customers.api.TimeOrderedId;

/**
 * Names a tenant.
 *
 * @param value 24 lower-case hex digits, time-ordered
 */
public record TenantId(@JsonValue String value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public TenantId {
        TimeOrderedId.requireShape(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
