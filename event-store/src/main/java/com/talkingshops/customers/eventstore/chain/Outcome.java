package com.talkingshops.customers.eventstore.chain;

import org.jspecify.annotations.Nullable;

/**
 * What a check of the chain has come to.
 *
 * @param events how many links were looked at
 * @param first the first place where the history is not what was chained; {@code null} if it is
 */
public record Outcome(long events, @Nullable Finding first) {

    public boolean intact() {
        return first == null;
    }
}
