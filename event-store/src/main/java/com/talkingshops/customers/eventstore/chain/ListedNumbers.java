package com.talkingshops.customers.eventstore.chain;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Recounts the numbers by which listed events are found. They are in no hash, since they follow from the types of the events, which
 * are: whoever changes one has an event vanish from what is shown page by page. For one thread.
 */
final class ListedNumbers {

    private final @Nullable String only;
    private final Map<String, Long> listed = new HashMap<>();

    /**
     * Begins before the first event.
     *
     * @param only the partition that is looked at; {@code null} for all
     */
    ListedNumbers(@Nullable String only) {
        this.only = only;
    }

    /** Goes on to the next place; tells if the number there is not the one that follows. */
    Optional<Finding> see(Place place) {
        Link link = place.link();
        if (link == null || (only != null && !only.equals(link.partition()))) {
            return Optional.empty();
        }
        long before = listed.getOrDefault(link.partition(), 0L);
        // Of an event that is gone nothing else tells what it was.
        Boolean byType = place.isListed();
        boolean isListed = byType == null ? place.listed() != null : byType;
        if (isListed) {
            listed.put(link.partition(), before + 1);
        }
        Long expected = isListed ? before + 1 : null;
        return Objects.equals(expected, place.listed())
                ? Optional.empty()
                : Optional.of(Finding.at(
                        Kind.ALTERED,
                        link,
                        "This link is %s of those whose events are shown, and should be %s: pages of them are not what happened."
                                .formatted(told(place.listed()), told(expected))));
    }

    private static String told(@Nullable Long number) {
        return number == null ? "none" : "number " + number;
    }
}
