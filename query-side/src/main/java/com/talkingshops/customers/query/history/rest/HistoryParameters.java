package com.talkingshops.customers.query.history.rest;

import com.talkingshops.customers.api.customer.CustomerEvent;
import com.talkingshops.customers.api.customer.CustomerId;
import com.talkingshops.customers.api.history.HistoryQuery.Chosen;
import com.talkingshops.customers.api.history.HistoryQuery.FindHistory;
import com.talkingshops.customers.api.history.HistoryQuery.GetWholeHistory;
import com.talkingshops.customers.api.order.OrderEvent;
import com.talkingshops.customers.api.request.Parameters;
import com.talkingshops.customers.api.stored.StoredNames;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Reads what part of a history a client wants. */
final class HistoryParameters {

    private static final int LONGEST_LIST = 1_000;
    private static final String OLDEST_FIRST = "sequence";
    private static final String NEWEST_FIRST = "-sequence";

    /** The names of what can happen to a customer and its orders. */
    private static final Set<String> TYPES = StoredNames.events().entrySet().stream()
            .filter(event -> CustomerEvent.class.isAssignableFrom(event.getValue())
                    || OrderEvent.class.isAssignableFrom(event.getValue()))
            .map(Map.Entry::getKey)
            .collect(Collectors.toCollection(TreeSet::new));

    private HistoryParameters() {}

    /**
     * Reads the parameters of a page.
     *
     * @throws com.talkingshops.customers.api.error.Rejection with all that is wrong
     */
    static FindHistory page(Map<String, String[]> values, CustomerId customerId) {
        var parameters = Parameters.of(values);
        int page = parameters.integer("page", 1, Integer.MAX_VALUE, 1);
        int limit = parameters.integer("limit", 1, 100, 10);
        var chosen = chosen(parameters);
        parameters.finish();
        return new FindHistory(customerId, chosen, page, limit);
    }

    /**
     * Reads the parameters of a history without pages.
     *
     * @throws com.talkingshops.customers.api.error.Rejection with all that is wrong
     */
    static GetWholeHistory whole(Map<String, String[]> values, CustomerId customerId) {
        var parameters = Parameters.of(values);
        for (String name : new String[] {"page", "limit"}) {
            if (parameters.has(name)) {
                parameters.faults().add(name, "is for application/json only; other replies have no pages");
            }
        }
        var chosen = chosen(parameters);
        parameters.finish();
        return new GetWholeHistory(customerId, chosen);
    }

    private static Chosen chosen(Parameters parameters) {
        var types = parameters.parsed(
                "type",
                LONGEST_LIST,
                HistoryParameters::types,
                "must be of " + String.join(", ", TYPES) + "; several with commas between them");
        Instant from = parameters.start("startDate");
        Instant before = parameters.afterEnd("endDate");
        if (from != null && before != null && !from.isBefore(before)) {
            parameters.faults().add("endDate", "must not be before startDate");
        }
        var oldestFirst = parameters.parsed(
                "sort",
                100,
                HistoryParameters::oldestFirst,
                "must be %s, or %s for the newest first".formatted(OLDEST_FIRST, NEWEST_FIRST));
        return new Chosen(types == null ? Set.of() : types, from, before, Boolean.TRUE.equals(oldestFirst));
    }

    private static Optional<Set<String>> types(String text) {
        Set<String> types =
                Arrays.stream(text.split(",", -1)).map(String::strip).collect(Collectors.toUnmodifiableSet());
        return TYPES.containsAll(types) ? Optional.of(types) : Optional.empty();
    }

    private static Optional<Boolean> oldestFirst(String text) {
        return switch (text) {
            case OLDEST_FIRST -> Optional.of(true);
            case NEWEST_FIRST -> Optional.of(false);
            default -> Optional.empty();
        };
    }
}
