package com.talkingshops.customers.eventstore.listing;

import java.util.Iterator;
import java.util.List;

/** Events in the order of their positions. */
public interface EventList {

    /**
     * Finds a page.
     *
     * @param skip how many before it are left out
     * @param limit the most that it has
     */
    Found page(Choice choice, boolean oldestFirst, long skip, int limit);

    /** The positions of all that there are now and are wanted; a thousand at a time are read, while they are iterated over. */
    Iterator<Long> all(Choice choice, boolean oldestFirst);

    /**
     * A page.
     *
     * @param positions in the wanted order
     * @param total how many all pages have
     */
    record Found(List<Long> positions, long total) {}
}
