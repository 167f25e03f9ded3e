package com.talkingshops.customers.query.history;

import com.talkingshops.customers.api.MessageKeys;
import com.talkingshops.customers.api.customer.CustomerEvent.CustomerRegistered;
import com.talkingshops.customers.api.error.Rejection;
import com.talkingshops.customers.api.stored.StoredNames;
import com.talkingshops.customers.eventstore.AggregateStreams;
import com.talkingshops.customers.query.order.CustomerOrders;
import org.springframework.stereotype.Component;

/** Finds the trails of customers: which orders are whose is known to the read model, also of customers who are gone. */
@Component
public class Trails {

    private final AggregateStreams streams;
    private final CustomerOrders orders;

    Trails(AggregateStreams streams, CustomerOrders orders) {
        this.streams = streams;
        this.orders = orders;
    }

    /**
     * The trail of a tenant's customer, in three statements whatever happened.
     *
     * @throws Rejection if the tenant never had such a customer
     */
    public Trail of(String tenant, String customerId) {
        if (!isOf(tenant, customerId)) {
            throw Rejection.notFound("Customer");
        }
        return new Trail(streams, customerId, ids -> orders.references(tenant, ids), orders.idsOf(tenant, customerId));
    }

    private boolean isOf(String tenant, String customerId) {
        return streams.beginning(customerId)
                .filter(first -> StoredNames.events().get(first.type()) == CustomerRegistered.class)
                .filter(first -> tenant.equals(first.metaData().get(MessageKeys.TENANT)))
                .isPresent();
    }
}
