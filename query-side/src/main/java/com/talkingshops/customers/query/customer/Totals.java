package com.talkingshops.customers.query.customer;

import com.talkingshops.customers.api.Money;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What all customers come to that a list is of.
 *
 * @param active how many of them are active
 * @param areLowerBound whether there are more, and the figures are of those counted
 */
record Totals(long customers, Money lifetimeValue, long active, boolean areLowerBound) {

    static final Totals NONE = new Totals(0, Money.ZERO, 0, false);

    /** Of sums as the database tells them: there are none where there is nothing to add up. */
    Totals(@Nullable Long customers, @Nullable BigDecimal lifetimeValue, @Nullable Long active) {
        this(
                customers == null ? 0 : customers,
                lifetimeValue == null ? Money.ZERO : new Money(lifetimeValue),
                active == null ? 0 : active,
                false);
    }

    /** Customers that are active or not is not told. */
    Totals(@Nullable Long customers, @Nullable BigDecimal lifetimeValue) {
        this(customers, lifetimeValue, null);
    }

    Totals plus(Totals other) {
        return new Totals(
                customers + other.customers,
                lifetimeValue.plus(other.lifetimeValue),
                active + other.active,
                areLowerBound || other.areLowerBound);
    }

    Totals plusActive(@Nullable Long more) {
        return new Totals(customers, lifetimeValue, active + (more == null ? 0 : more), areLowerBound);
    }

    long pages(int limit) {
        return Math.ceilDiv(customers, limit);
    }
}
