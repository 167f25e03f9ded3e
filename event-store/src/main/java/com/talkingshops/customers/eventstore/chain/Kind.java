package com.talkingshops.customers.eventstore.chain;

import java.util.Locale;

/** What was done to a history. */
public enum Kind {
    /** An event is not what it was. */
    ALTERED,

    /** An event is gone. */
    MISSING,

    /** An event was put between others that were chained without it. */
    INSERTED,

    /** An event is in the place of another. */
    REORDERED,

    /** The end is gone that a checkpoint tells of. */
    TRUNCATED;

    /** Its name as it is kept and told. */
    public String told() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Kind of(String told) {
        return valueOf(told.toUpperCase(Locale.ROOT));
    }
}
