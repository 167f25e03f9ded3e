package com.talkingshops.customers.query.statistics.jdbc;

import com.talkingshops.customers.api.Money;

/** What is counted; a difference of counts may be negative. */
record Figures(long customers, Money lifetimeValue, long orders, Money revenue) {

    static final Figures NONE = new Figures(0, Money.ZERO, 0, Money.ZERO);

    Figures plus(Figures other) {
        return new Figures(
                customers + other.customers,
                lifetimeValue.plus(other.lifetimeValue),
                orders + other.orders,
                revenue.plus(other.revenue));
    }

    Figures times(int factor) {
        return new Figures(customers * factor, lifetimeValue.times(factor), orders * factor, revenue.times(factor));
    }
}
