package com.talkingshops.customers.query.history.rest;

import com.talkingshops.customers.api.history.HistoryQuery.Chosen;
import com.talkingshops.customers.api.request.Parameters;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Reads which of some entries a client wants, and in which order. */
public final class ChosenParameters {

    private static final int LONGEST_LIST = 1_000;
    private static final String OLDEST_FIRST = "sequence";
    private static final String NEWEST_FIRST = "-sequence";

    private ChosenParameters() {}

    /**
     * Reads what is chosen, and notes what is wrong.
     *
     * @param known the types that there are
     */
    public static Chosen read(Parameters parameters, Set<String> known) {
        var types = parameters.parsed(
                "type",
                LONGEST_LIST,
                text -> types(text, known),
                "must be of " + String.join(", ", new TreeSet<>(known)) + "; several with commas between them");
        Instant from = parameters.start("startDate");
        Instant before = parameters.afterEnd("endDate");
        if (from != null && before != null && !from.isBefore(before)) {
            parameters.faults().add("endDate", "must not be before startDate");
        }
        var oldestFirst = parameters.parsed(
                "sort",
                100,
                ChosenParameters::oldestFirst,
                "must be %s, or %s for the newest first".formatted(OLDEST_FIRST, NEWEST_FIRST));
        return new Chosen(types == null ? Set.of() : types, from, before, Boolean.TRUE.equals(oldestFirst));
    }

    /** Notes that a reply which is not JSON has no pages. */
    public static void refusePages(Parameters parameters) {
        for (String name : new String[] {"page", "limit"}) {
            if (parameters.has(name)) {
                parameters.faults().add(name, "is for application/json only; other replies have no pages");
            }
        }
    }

    private static Optional<Set<String>> types(String text, Set<String> known) {
        Set<String> types =
                Arrays.stream(text.split(",", -1)).map(String::strip).collect(Collectors.toUnmodifiableSet());
        return known.containsAll(types) ? Optional.of(types) : Optional.empty();
    }

    private static Optional<Boolean> oldestFirst(String text) {
        return switch (text) {
            case OLDEST_FIRST -> Optional.of(true);
            case NEWEST_FIRST -> Optional.of(false);
            default -> Optional.empty();
        };
    }
}
