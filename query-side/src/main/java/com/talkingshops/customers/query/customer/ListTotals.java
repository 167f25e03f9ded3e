package com.talkingshops.customers.query.customer;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What a list comes to, and what is told beside it.
 *
 * @param hasSegmentation whether any customer of the tenant has a segment
 */
record ListTotals(Totals totals, boolean hasSegmentation) {

    /** Of sums as the database tells them: there are none where there is nothing to add up. */
    ListTotals(
            @Nullable Long customers,
            @Nullable BigDecimal lifetimeValue,
            @Nullable Long active,
            @Nullable Long withSegment) {
        this(new Totals(customers, lifetimeValue, active), withSegment != null && withSegment > 0);
    }
}
