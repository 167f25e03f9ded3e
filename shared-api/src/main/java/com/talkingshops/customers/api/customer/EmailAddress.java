package com.talkingshops.customers.api.customer;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/**
 * An e-mail address: something before an at sign and a host name after it. Whether it can be delivered is not asked.
 *
 * @param value up to 254 characters (RFC 5321, 4.5.3.1.3)
 */
public record EmailAddress(@JsonValue String value) {

    private static final Pattern SHAPE = Pattern.compile(
            "[^\\s@\\p{Cntrl},;:<>()\\[\\]\\\\\"]{1,64}@(?:[\\p{L}\\p{N}](?:[\\p{L}\\p{N}-]{0,61}[\\p{L}\\p{N}])?\\.)+[\\p{L}\\p{N}-]{2,63}");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public EmailAddress {
        if (!hasShape(value)) {
            throw new IllegalArgumentException("not an e-mail address");
        }
    }

    /** Tells whether a text is an e-mail address in form. */
    public static boolean hasShape(String text) {
        return text.length() <= 254 && SHAPE.matcher(text).matches();
    }

    @Override
    public String toString() {
        return value;
    }
}
