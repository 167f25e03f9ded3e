package com.talkingshops.customers.server.model;

import java.util.List;

/**
 * What a list of customers is asked for; {@code null} where nothing is said.
 *
 * @param sort a field, with {@code -} in front when descending
 * @param sortDirection said instead of the {@code -}
 */
record CustomersAsked(
        Integer page,
        Integer limit,
        List<String> segments,
        Period created,
        String searchTerm,
        String sort,
        String sortDirection) {

    static final CustomersAsked ALL = new CustomersAsked(null, 100, List.of(), Period.ANY, null, null, null);

    Address address(Period.Fixed period) {
        return Address.of("/v1/customers")
                .with("page", page)
                .with("limit", limit)
                .with("segment", segments.isEmpty() ? null : String.join(",", segments))
                .with("startDate", period.start())
                .with("endDate", period.end())
                .with("searchTerm", searchTerm)
                .with("sort", sort)
                .with("sortDirection", sortDirection);
    }

    /** The field that is sorted by. */
    String field() {
        return sort == null ? "created_at" : sort.replace("-", "");
    }

    /** Newest first unless a field is named; a bare name means ascending. */
    boolean descending() {
        return sort == null || sort.startsWith("-") || "desc".equals(sortDirection);
    }

    int pageOrFirst() {
        return page == null ? 1 : page;
    }

    int limitOrDefault() {
        return limit == null ? 10 : limit;
    }
}
