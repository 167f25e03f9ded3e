package com.talkingshops.customers.server.chaos;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** How long requests took. */
final class Times {

    private final List<Long> nanos = Collections.synchronizedList(new ArrayList<>());

    void add(long time) {
        nanos.add(time);
    }

    int count() {
        return nanos.size();
    }

    /** The longest of the shortest 99 of a hundred, in milliseconds; forgets all. */
    double takeP99() {
        synchronized (nanos) {
            var sorted = nanos.stream().sorted().toList();
            nanos.clear();
            return sorted.isEmpty() ? 0 : sorted.get(sorted.size() * 99 / 100) / 1e6;
        }
    }
}
