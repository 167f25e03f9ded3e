package com.talkingshops.customers.query.customer.jdbc;

import com.talkingshops.customers.api.customer.CustomerEvent;
import com.talkingshops.customers.api.order.OrderEvent;
import com.talkingshops.customers.query.readmodel.RowKey;
import java.time.Instant;

/** An event of a batch, with what its message says of it. */
sealed interface Happened {

    /** The customer whom the event is about. */
    RowKey customer();

    /**
     * Something happened to a customer.
     *
     * @param version how many events the customer has had by then
     */
    record ToCustomer(RowKey customer, long version, Instant at, CustomerEvent event) implements Happened {}

    /**
     * Something happened to an order.
     *
     * @param version how many events the order has had by then
     */
    record ToOrder(RowKey customer, RowKey order, long version, Instant at, OrderEvent event) implements Happened {}
}
