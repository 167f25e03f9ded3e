package com.talkingshops.customers.eventstore.chain;

import org.jspecify.annotations.Nullable;

/**
 * What a check of the chain has come to.
 *
 * @param events how many links were looked at
 * @param position up to which events were chained when the check began
 * @param unchained how many events lay behind that, which nothing can be said of yet
 * @param first the first place where the history is not what was chained; {@code null} if it is
 */
public record Outcome(
        long events,
        long position,
        long unchained,
        @Nullable Finding first) {

    Outcome with(Finding finding) {
        return new Outcome(events, position, unchained, finding);
    }

    public boolean intact() {
        return first == null;
    }
}
