package com.talkingshops.customers.query.readmodel;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A row that is not as in the copy that was built from the events; without any value but its key.
 *
 * @param key the columns of its primary key
 * @param columns which of its columns differ, if it is on both sides
 */
public record Difference(String table, Map<String, Object> key, Kind kind, List<String> columns) {

    /** On which side a row is. */
    public enum Kind {
        /** Readers should see it, and do not. */
        MISSING,
        /** Readers see it, and should not. */
        EXTRA,
        /** It is there, and says something else. */
        DIFFERENT;

        /** As it is told and stored. */
        public String told() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
