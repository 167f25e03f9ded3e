package com.talkingshops.customers.eventstore.chain;

import com.talkingshops.customers.eventstore.StoredTypes;
import java.util.Set;

/**
 * Which events are shown to nobody, because they go with others that are. An application says it with a bean; without one all
 * are listed.
 *
 * @param names that such events are stored under now
 */
public record UnlistedTypes(Set<String> names) {

    /** All events are listed. */
    public static final UnlistedTypes NONE = new UnlistedTypes(Set.of());

    /** The same with their former names. */
    public UnlistedTypes byAnyName(StoredTypes types) {
        return new UnlistedTypes(types.allNames(names));
    }
}
