package com.talkingshops.customers.query.statistics;

import com.talkingshops.customers.api.Money;
import java.math.BigDecimal;

/** What a segment came to in a period: the customers in it now who were created then, and the orders placed then. */
record InPeriod(String segment, long newCustomers, long orders, Money revenue) {

    InPeriod(String segment, long newCustomers, long orders, BigDecimal revenue) {
        this(segment, newCustomers, orders, new Money(revenue));
    }

    static InPeriod nothing(String segment) {
        return new InPeriod(segment, 0, 0, Money.ZERO);
    }
}
