package com.talkingshops.customers.api.customer;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * The group that a shop puts a customer into.
 *
 * @param name 1 to 64 characters without a comma, trimmed
 */
public record Segment(@JsonValue String name) {

    /** How statistics name customers without a segment. */
    public static final String UNSEGMENTED = "unsegmented";

    /** The longest name, in Unicode characters. */
    public static final int LONGEST = 64;

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Segment {
        if (name.isBlank() || name.contains(",") || name.codePointCount(0, name.length()) > LONGEST) {
            throw new IllegalArgumentException("a segment is 1 to 64 characters without a comma");
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
