package com.talkingshops.customers.query.operation;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A read model that is built anew, or was.
 *
 * @param position up to which event it holds what happened
 * @param total how far it had to go when it began
 * @param indexes how to make the indexes that are left out while it is filled
 * @param problem why it failed
 */
record Rebuild(
        String readModel,
        State state,
        long position,
        long total,
        List<String> indexes,
        @Nullable String problem,
        Instant startedAt,
        @Nullable Instant endedAt) {

    /** How far it has come; it goes through the first four in this order. */
    enum State {
        PREPARING,
        BUILDING,
        INDEXING,
        CATCHING_UP,
        COMPLETED,
        FAILED,
        CANCELLED;

        /** As it is stored. */
        String stored() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        static State of(String stored) {
            return valueOf(stored.toUpperCase(Locale.ROOT).replace('-', '_'));
        }

        boolean isOver() {
            return compareTo(COMPLETED) >= 0;
        }
    }
}
