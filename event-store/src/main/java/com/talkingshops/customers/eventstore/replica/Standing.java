package com.talkingshops.customers.eventstore.replica;

import org.jspecify.annotations.Nullable;

/**
 * Whether a replica is read from.
 *
 * @param why it is not; {@code null} if it is
 */
public record Standing(State state, @Nullable String why) {

    /** What a replica is good for at the moment. */
    public enum State {
        /** It is read from. */
        ANSWERS,
        /** It shows less than the primary did a moment ago. */
        BEHIND,
        /** It cannot be reached. */
        AWAY,
        /** It is something else than a replica of the primary. */
        FOREIGN
    }

    static final Standing ANSWERS = new Standing(State.ANSWERS, null);

    static Standing not(State state, String why) {
        return new Standing(state, why);
    }
}
