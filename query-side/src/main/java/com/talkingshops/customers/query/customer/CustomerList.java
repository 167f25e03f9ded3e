package com.talkingshops.customers.query.customer;

import com.talkingshops.customers.api.customer.CustomerQuery.FindCustomers;
import com.talkingshops.customers.api.customer.CustomerQuery.SortField;
import com.talkingshops.customers.query.directory.Position;
import org.jspecify.annotations.Nullable;

/**
 * A list that is asked for, and which part of it.
 *
 * @param after the position behind which the part begins, if a cursor tells
 */
record CustomerList(
        FindCustomers query,
        CustomerFilter filter,
        SortField sort,
        boolean descending,
        @Nullable Position after) {

    static CustomerList of(FindCustomers query, String tenant, Cursors cursors) {
        SortField sort = query.sort() == null ? SortField.created_at : query.sort();
        boolean descending = query.sort() == null || query.descending();
        Position after = query.cursor() == null ? null : cursors.read(tenant, sort, descending, query.cursor());
        return new CustomerList(query, CustomerFilter.of(query), sort, descending, after);
    }

    /** How many customers to leave out. */
    long offset() {
        return after == null ? (query.page() - 1L) * query.limit() : 0;
    }

    /** One more than a page has, to know whether there is another one. */
    int most() {
        return query.limit() + 1;
    }

    /** The sort as the reply says it. */
    String sortAsked() {
        return query.sort() != null && descending ? "-" + sort : sort.name();
    }
}
