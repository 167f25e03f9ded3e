package com.talkingshops.customers.eventstore.chain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A check of the chain, how far it has come, and what it has come to.
 *
 * @param state where it is
 * @param partition that is looked at; {@code null} for all
 * @param endedAt {@code null} until it ends
 * @param done links looked at
 * @param total of so many
 * @param position up to which events were chained when it began; {@code null} until it is completed
 * @param unchained how many events lay behind that; {@code null} until it is completed
 * @param problem why it has failed; {@code null} if it has not
 * @param intact whether the history is what was chained; {@code null} until it is completed
 * @param first the first place where it is not; {@code null} if there is none
 */
public record ChainCheck(
        State state,
        @Nullable String partition,
        Instant startedAt,
        @Nullable Instant endedAt,
        long done,
        long total,
        @Nullable Long position,
        @Nullable Long unchained,
        @Nullable String problem,
        @Nullable Boolean intact,
        @Nullable Finding first) {

    /** Where a check is. */
    public enum State {
        RUNNING,
        COMPLETED,
        /** It has met with something else than a broken chain, or its node is gone. */
        FAILED
    }
}
