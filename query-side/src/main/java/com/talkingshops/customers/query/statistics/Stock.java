package com.talkingshops.customers.query.statistics;

import com.talkingshops.customers.api.Money;
import java.math.BigDecimal;

/** What a segment comes to: the customers in it now, and the orders of all times that were received in it. */
record Stock(String segment, long customers, Money lifetimeValue, long orders, Money revenue) {

    Stock(String segment, long customers, BigDecimal lifetimeValue, long orders, BigDecimal revenue) {
        this(segment, customers, new Money(lifetimeValue), orders, new Money(revenue));
    }

    static Stock nothing(String segment) {
        return new Stock(segment, 0, Money.ZERO, 0, Money.ZERO);
    }

    /** The same figures, where the period is all times. */
    InPeriod ofAllTimes() {
        return new InPeriod(segment, customers, orders, revenue);
    }
}
