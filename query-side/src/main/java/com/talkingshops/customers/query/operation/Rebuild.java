package com.talkingshops.customers.query.operation;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A copy of a read model that is built, or was, and what for.
 *
 * @param began up to which event it held what happened when it began; 0 for nothing
 * @param position up to which event it holds what happened
 * @param total how far it had to go when it began
 * @param indexes how to make the indexes that are left out while it is filled
 * @param problem why it failed
 */
record Rebuild(
        String readModel,
        Kind kind,
        State state,
        long began,
        long position,
        long total,
        List<String> indexes,
        @Nullable String problem,
        Instant startedAt,
        @Nullable Instant endedAt) {

    /** What becomes of the copy. */
    enum Kind {
        /** It takes the place of what is read. */
        REBUILD,
        /** It is compared with what is read, and dropped. */
        VERIFY,
        /** It is what was read before, and takes its place again. */
        SWAP_BACK;

        /** As it is stored. */
        String stored() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        static Kind of(String stored) {
            return valueOf(stored.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }

    /** How far it has come; it goes through the first five in this order. */
    enum State {
        PREPARING,
        BUILDING,
        INDEXING,
        CATCHING_UP,
        COMPARING,
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

        /** As it is told: that tables and indexes are made is part of building. */
        String told() {
            return this == PREPARING || this == INDEXING ? BUILDING.stored() : stored();
        }

        boolean isOver() {
            return compareTo(COMPLETED) >= 0;
        }
    }
}
