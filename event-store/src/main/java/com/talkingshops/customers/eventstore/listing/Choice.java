package com.talkingshops.customers.eventstore.listing;

import com.talkingshops.customers.eventstore.StoredTypes;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which events of a list are wanted.
 *
 * @param types names that they are stored under now; empty for all
 * @param from happened then or later, to the microsecond
 * @param before happened earlier
 */
public record Choice(
        Set<String> types, @Nullable Instant from, @Nullable Instant before) {

    /** Of a time with more than six decimals the others are cut off, as wherever else it is told. */
    private static final String AT = "(rtrim(left(e.time_stamp, 26), 'Z') || 'Z')::timestamptz";

    /** The same, of events that lie under former names too. */
    Choice byAnyName(StoredTypes stored) {
        return new Choice(stored.allNames(types), from, before);
    }

    boolean isAll() {
        return types.isEmpty() && from == null && before == null;
    }

    /** Whether an event, which the statement calls {@code e}, is wanted. */
    String condition() {
        var condition = new StringBuilder("true");
        if (!types.isEmpty()) {
            condition.append(" and e.payload_type = any (:types)");
        }
        if (from != null) {
            condition.append(" and ").append(AT).append(" >= :from");
        }
        if (before != null) {
            condition.append(" and ").append(AT).append(" < :before");
        }
        return condition.toString();
    }

    /** What its condition compares with. */
    Map<String, Object> parameters() {
        var parameters = new TreeMap<String, Object>();
        if (!types.isEmpty()) {
            parameters.put("types", types.toArray(String[]::new));
        }
        if (from != null) {
            parameters.put("from", moment(from));
        }
        if (before != null) {
            parameters.put("before", moment(before));
        }
        return parameters;
    }

    private static OffsetDateTime moment(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
