package com.talkingshops.customers.eventstore.chain;

import java.util.Set;

/**
 * Which events are shown to nobody, because they go with others that are. An application says it with a bean; without one all
 * are listed.
 *
 * @param names that such events are stored under
 */
public record UnlistedTypes(Set<String> names) {

    /** All events are listed. */
    public static final UnlistedTypes NONE = new UnlistedTypes(Set.of());
}
