package com.talkingshops.customers.server.model;

import java.util.List;

/**
 * What a list of orders is asked for; {@code null} where nothing is said.
 *
 * @param customer which of all customers there ever were
 * @param searched the start of a reference or external id, or a {@link Spelling}
 */
record OrdersAsked(
        Integer page,
        Integer limit,
        String status,
        Integer customer,
        Period placed,
        Object searched,
        String sortBy,
        String sortDirection) {

    static final OrdersAsked ALL = new OrdersAsked(null, 100, null, null, Period.ANY, null, null, null);

    Address address(Period.Fixed period, String customerId) {
        return Address.of("/v1/orders")
                .with("page", page)
                .with("limit", limit)
                .with("status", status)
                .with("customerId", customerId)
                .with("startDate", period.start())
                .with("endDate", period.end())
                .with("searchTerm", searched)
                .with("sortBy", sortBy)
                .with("sortDirection", sortDirection);
    }

    /** The customer who is meant, if any is. */
    String customerId(Model model) {
        List<KnownCustomer> every = model.everyCustomer();
        return customer == null || every.isEmpty()
                ? null
                : every.get(customer % every.size()).id();
    }

    int pageOrFirst() {
        return page == null ? 1 : page;
    }

    int limitOrDefault() {
        return limit == null ? 10 : limit;
    }
}
