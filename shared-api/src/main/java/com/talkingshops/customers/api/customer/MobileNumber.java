package com.talkingshops.customers.api.customer;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/**
 * A telephone number in E.164 (ITU-T), without the plus sign. Knows only the shape: which numbers are in use changes with
 * time, and what was once stored must stay readable. {@link GivenMobile} decides at the door.
 *
 * @param digits 3 to 17 digits, the first not 0
 */
public record MobileNumber(@JsonValue String digits) {

    private static final Pattern SHAPE = Pattern.compile("[1-9][0-9]{2,16}");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public MobileNumber {
        if (!hasShape(digits)) {
            throw new IllegalArgumentException("a mobile number is 3 to 17 digits, the first not 0");
        }
    }

    /** Tells whether a text could be the digits of a number. */
    public static boolean hasShape(String text) {
        return SHAPE.matcher(text).matches();
    }

    @Override
    public String toString() {
        return digits;
    }
}
