package com.talkingshops.customers.server.acknowledge;

import com.talkingshops.customers.api.error.Rejection;
import java.util.regex.Pattern;

/**
 * A position in the history as clients carry it around: they send it back and need not understand it.
 *
 * @param position the last event to be seen; 0 for none
 */
record ConsistencyToken(long position) {

    static final String HEADER = "X-Consistency-Token";

    private static final int RADIX = 36;
    private static final Pattern SHAPE = Pattern.compile("e[0-9a-z]{1,12}");

    /**
     * Reads what {@link #toString} wrote.
     *
     * @throws Rejection if it is anything else
     */
    static ConsistencyToken read(String text) {
        if (!SHAPE.matcher(text).matches()) {
            throw malformed();
        }
        return new ConsistencyToken(Long.parseLong(text.substring(1), RADIX));
    }

    static Rejection malformed() {
        return Rejection.invalid(HEADER, "must be one that a reply to a write carried, sent once");
    }

    @Override
    public String toString() {
        return "e" + Long.toString(position, RADIX);
    }
}
