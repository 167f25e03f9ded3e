package com.talkingshops.customers.eventstore;

import com.talkingshops.customers.eventstore.SharedTail.Portion;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** The last portions of a history, each beginning where the one before it ends. */
final class KeptPortions {

    private final Deque<Portion> portions = new ArrayDeque<>();
    private final int least;
    private int weight;

    /**
     * None yet.
     *
     * @param least how many events are kept at least, if so many were added
     */
    KeptPortions(int least) {
        this.least = least;
    }

    /** Takes the next one, and lets go of what is too much. */
    void add(Portion portion) {
        portions.addLast(portion);
        weight += weight(portion);
        while (weight - weight(portions.getFirst()) >= least) {
            weight -= weight(portions.removeFirst());
        }
    }

    /** The one that what comes after a position is in; it may begin before. */
    @Nullable
    Portion after(long position) {
        Portion found = null;
        for (var newestFirst = portions.descendingIterator(); newestFirst.hasNext(); ) {
            Portion portion = newestFirst.next();
            if (portion.end() <= position) {
                break;
            }
            found = portion;
        }
        return found != null && found.after() <= position ? found : null;
    }

    void clear() {
        portions.clear();
        weight = 0;
    }

    /** One of which upcasters have left nothing takes its place too. */
    private static int weight(Portion portion) {
        return Math.max(1, portion.events().size());
    }
}
