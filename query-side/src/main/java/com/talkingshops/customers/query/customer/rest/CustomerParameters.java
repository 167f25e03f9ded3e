package com.talkingshops.customers.query.customer.rest;

import com.talkingshops.customers.api.customer.CustomerQuery.FindCustomers;
import com.talkingshops.customers.api.customer.CustomerQuery.SortField;
import com.talkingshops.customers.api.request.Parameters;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads what list of customers a client wants. */
final class CustomerParameters {

    private static final int LONGEST_TERM = 100;
    private static final int LONGEST_CURSOR = 8_000;

    private static final String SORTS =
            Arrays.stream(SortField.values()).map(Enum::name).collect(Collectors.joining(", "));

    private CustomerParameters() {}

    /** How a list is sorted; the field alone tells nothing of the direction. */
    private record Sort(SortField field, boolean descending) {

        static Optional<Sort> read(String text) {
            boolean descending = text.startsWith("-");
            String name = descending ? text.substring(1) : text;
            return Arrays.stream(SortField.values())
                    .filter(field -> field.name().equals(name))
                    .findFirst()
                    .map(field -> new Sort(field, descending));
        }
    }

    private enum Direction {
        asc,
        desc
    }

    /**
     * Reads the parameters of a request.
     *
     * @throws com.talkingshops.customers.api.error.Rejection with all that is wrong
     */
    static FindCustomers read(java.util.Map<String, String[]> values) {
        var parameters = Parameters.of(values);
        int page = parameters.integer("page", 1, Integer.MAX_VALUE, 1);
        int limit = parameters.integer("limit", 1, 100, 10);
        var segments = parameters.segments("segment");
        Instant from = parameters.start("startDate");
        Instant before = parameters.afterEnd("endDate");
        if (from != null && before != null && !from.isBefore(before)) {
            parameters.faults().add("endDate", "must not be before startDate");
        }
        String term = parameters.text("searchTerm", LONGEST_TERM);
        var sort = parameters.parsed(
                "sort", 100, Sort::read, "must be one of " + SORTS + ", with - in front for descending");
        var direction = parameters.oneOf("sortDirection", Direction.class);
        if (sort != null && sort.descending() && direction == Direction.asc) {
            parameters.faults().add("sortDirection", "must not contradict the - of sort");
        }
        String cursor = parameters.text("cursor", LONGEST_CURSOR);
        parameters.finish();
        return new FindCustomers(
                page,
                limit,
                segments,
                from,
                before,
                term,
                field(sort, direction),
                direction == Direction.desc || (sort != null && sort.descending()),
                cursor);
    }

    /** Nothing asked for, or just what is the case anyway: the default order. */
    private static @Nullable SortField field(@Nullable Sort sort, @Nullable Direction direction) {
        if (sort != null) {
            return sort.field();
        }
        return direction == Direction.asc ? SortField.created_at : null;
    }
}
