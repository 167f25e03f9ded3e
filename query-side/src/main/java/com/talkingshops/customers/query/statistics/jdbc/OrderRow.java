package com.talkingshops.customers.query.statistics.jdbc;

import com.talkingshops.customers.api.Money;
import com.talkingshops.customers.api.order.OrderStatus;
import com.talkingshops.customers.query.readmodel.RowKey;
import java.time.LocalDate;

/**
 * What figures need to know of an order.
 *
 * @param version how many of its events are counted
 * @param segment its customer's when the order was received
 * @param placedOn the UTC day on which it was made
 * @param counted whether its status lets it count
 */
record OrderRow(RowKey key, long version, String segment, LocalDate placedOn, Money amount, boolean counted) {

    OrderRow changed(long version, OrderStatus status, Money amount) {
        return new OrderRow(key, version, segment, placedOn, amount, status.counts());
    }

    /** What was spent with it. */
    Money spent() {
        return counted ? amount : Money.ZERO;
    }
}
