package com.talkingshops.customers.query.statistics.jdbc;

import com.talkingshops.customers.api.customer.CustomerEvent;
import com.talkingshops.customers.api.order.OrderEvent;
import com.talkingshops.customers.query.readmodel.RowKey;
import java.time.Instant;

/** An event that figures depend on, with what its message says of it. */
sealed interface Counted {

    /** The customer whom the event is about. */
    RowKey customer();

    /**
     * An event of a customer.
     *
     * @param version how many events the customer has had by then
     */
    record OfCustomer(String tenant, long version, Instant at, CustomerEvent event) implements Counted {

        @Override
        public RowKey customer() {
            return new RowKey(tenant, event.customerId().value());
        }
    }

    /**
     * An event of an order.
     *
     * @param version how many events the order has had by then
     */
    record OfOrder(String tenant, long version, Instant at, OrderEvent event) implements Counted {

        @Override
        public RowKey customer() {
            return new RowKey(tenant, event.customerId().value());
        }

        RowKey order() {
            return new RowKey(tenant, event.orderId().value());
        }
    }
}
