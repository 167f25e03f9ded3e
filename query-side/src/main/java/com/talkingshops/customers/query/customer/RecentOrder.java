package com.talkingshops.customers.query.customer;

import com.talkingshops.customers.api.Money;
import com.talkingshops.customers.api.customer.CustomerQuery.CustomerDetail.OrderListed;
import com.talkingshops.customers.api.order.OrderId;
import com.talkingshops.customers.api.order.OrderStatus;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;

/** An order as a customer's detail shows it. */
record RecentOrder(String id, String reference, String status, BigDecimal finalAmount, Instant placedAt) {

    static final Comparator<RecentOrder> NEWEST_FIRST = Comparator.comparing(RecentOrder::placedAt)
            .thenComparing(RecentOrder::id)
            .reversed();

    OrderListed listed() {
        return new OrderListed(new OrderId(id), reference, new OrderStatus(status), new Money(finalAmount), placedAt);
    }
}
