package com.talkingshops.customers.query.history.rest;

import com.talkingshops.customers.api.customer.CustomerEvent;
import com.talkingshops.customers.api.customer.CustomerId;
import com.talkingshops.customers.api.history.HistoryQuery.FindHistory;
import com.talkingshops.customers.api.history.HistoryQuery.GetWholeHistory;
import com.talkingshops.customers.api.order.OrderEvent;
import com.talkingshops.customers.api.request.Parameters;
import com.talkingshops.customers.api.stored.StoredNames;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads what part of a history a client wants. */
final class HistoryParameters {

    /** The names of what can happen to a customer and its orders. */
    private static final Set<String> TYPES = Stream.of(CustomerEvent.class, OrderEvent.class)
            .flatMap(kind -> StoredNames.of(kind).stream())
            .collect(Collectors.toUnmodifiableSet());

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
        var chosen = ChosenParameters.read(parameters, TYPES);
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
        ChosenParameters.refusePages(parameters);
        var chosen = ChosenParameters.read(parameters, TYPES);
        parameters.finish();
        return new GetWholeHistory(customerId, chosen);
    }
}
