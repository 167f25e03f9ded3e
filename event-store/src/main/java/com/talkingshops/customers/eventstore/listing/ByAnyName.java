package com.talkingshops.customers.eventstore.listing;

import com.talkingshops.customers.eventstore.StoredTypes;
import java.util.Iterator;

/** Chooses by the names that events are stored under now, and finds those that lie under former ones too. */
record ByAnyName(EventList list, StoredTypes types) implements EventList {

    @Override
    public Found page(Choice choice, boolean oldestFirst, long skip, int limit) {
        return list.page(choice.byAnyName(types), oldestFirst, skip, limit);
    }

    @Override
    public Iterator<Long> all(Choice choice, boolean oldestFirst) {
        return list.all(choice.byAnyName(types), oldestFirst);
    }
}
