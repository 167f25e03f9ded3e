package com.talkingshops.customers.query.customer.jdbc;

import com.talkingshops.customers.api.Money;

/** Customers and what they spent, or how much more or fewer. */
record Tally(long customers, Money lifetimeValue) {

    static final Tally NONE = new Tally(0, Money.ZERO);

    Tally plus(Tally other) {
        return new Tally(customers + other.customers, lifetimeValue.plus(other.lifetimeValue));
    }

    Tally minus(Tally other) {
        return new Tally(customers - other.customers, lifetimeValue.minus(other.lifetimeValue));
    }
}
