package com.talkingshops.customers.query.order.rest;

import com.talkingshops.customers.api.TimeOrderedId;
import com.talkingshops.customers.api.customer.CustomerId;
import com.talkingshops.customers.api.customer.GivenMobile;
import com.talkingshops.customers.api.order.OrderQuery.FindCustomerOrders;
import com.talkingshops.customers.api.order.OrderQuery.FindOrders;
import com.talkingshops.customers.api.order.OrderQuery.SortField;
import com.talkingshops.customers.api.order.OrderStatus;
import com.talkingshops.customers.api.request.Parameters;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what list of orders a client wants. */
final class OrderParameters {

    /** The longest that references and external ids can be asked for. */
    private static final int LONGEST_TERM = 100;

    private OrderParameters() {}

    private enum Direction {
        asc,
        desc
    }

    /**
     * Reads the parameters of a list of orders.
     *
     * @param region the caller's, by which mobile numbers are read
     * @throws com.talkingshops.customers.api.error.Rejection with all that is wrong
     */
    static FindOrders read(Map<String, String[]> values, String region) {
        var parameters = Parameters.of(values);
        int page = page(parameters);
        int limit = limit(parameters);
        OrderStatus status = parameters.parsed("status", 100, OrderStatus::read, "must be 1 to 32 of a-z, _ and -");
        CustomerId customerId =
                parameters.parsed("customerId", 100, OrderParameters::customerId, "must be 24 lower-case hex digits");
        Instant from = parameters.start("startDate");
        Instant before = parameters.afterEnd("endDate");
        if (from != null && before != null && !from.isBefore(before)) {
            parameters.faults().add("endDate", "must not be before startDate");
        }
        String term = parameters.text("searchTerm", LONGEST_TERM);
        SortField sort = parameters.oneOf("sortBy", SortField.class);
        Direction direction = parameters.oneOf("sortDirection", Direction.class);
        parameters.finish();
        return new FindOrders(
                page,
                limit,
                status,
                customerId,
                from,
                before,
                term,
                mobile(term, values, region),
                sort == null && direction == Direction.asc ? SortField.created_at : sort,
                direction != Direction.asc);
    }

    /**
     * Reads the parameters of a list of one customer's orders.
     *
     * @throws com.talkingshops.customers.api.error.Rejection with all that is wrong
     */
    static FindCustomerOrders read(Map<String, String[]> values, CustomerId customerId) {
        var parameters = Parameters.of(values);
        int page = page(parameters);
        int limit = limit(parameters);
        parameters.finish();
        return new FindCustomerOrders(customerId, page, limit);
    }

    private static int page(Parameters parameters) {
        return parameters.integer("page", 1, Integer.MAX_VALUE, 1);
    }

    private static int limit(Parameters parameters) {
        return parameters.integer("limit", 1, 100, 10);
    }

    private static Optional<CustomerId> customerId(String text) {
        return TimeOrderedId.hasShape(text) ? Optional.of(new CustomerId(text)) : Optional.empty();
    }

    private static @Nullable GivenMobile mobile(@Nullable String term, Map<String, String[]> values, String region) {
        String[] sent = values.get("searchTerm");
        if (term == null || sent == null) {
            return null;
        }
        // A plus sign in front may have arrived as a space.
        return GivenMobile.read(sent[0].startsWith(" ") ? "+" + term : term, region)
                .orElse(null);
    }
}
