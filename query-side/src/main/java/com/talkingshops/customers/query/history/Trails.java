package com.talkingshops.customers.query.history;

import com.talkingshops.customers.api.MessageKeys;
import com.talkingshops.customers.api.customer.CustomerEvent.CustomerRegistered;
import com.talkingshops.customers.api.customer.CustomerId;
import com.talkingshops.customers.api.error.Rejection;
import com.talkingshops.customers.api.stored.StoredNames;
import com.talkingshops.customers.eventstore.AggregateStreams;
import com.talkingshops.customers.query.order.CustomerOrders;
import java.util.HashSet;
import org.springframework.stereotype.Component;

/**
 * Finds the trails of customers: which orders are whose is known to the read model, also of customers who are gone, and of what it
 * has not taken in yet to the events themselves.
 */
@Component
public class Trails {

    private final AggregateStreams streams;
    private final CustomerOrders orders;
    private final LateOrders late;

    Trails(AggregateStreams streams, CustomerOrders orders, LateOrders late) {
        this.streams = streams;
        this.orders = orders;
        this.late = late;
    }

    /**
     * The trail of a tenant's customer, in five statements whatever happened; in some more while the read model is behind.
     *
     * @throws Rejection if the tenant never had such a customer, or the read model is very far behind
     */
    public Trail of(String tenant, String customerId) {
        if (!isOf(tenant, customerId)) {
            throw Rejection.notFound("Customer");
        }
        // In this order: what the read model takes in meanwhile it knows then.
        var ids = new HashSet<>(late.of(new CustomerId(customerId)));
        ids.addAll(orders.idsOf(tenant, customerId));
        return new Trail(streams, customerId, some -> orders.references(tenant, some), ids);
    }

    private boolean isOf(String tenant, String customerId) {
        return streams.beginning(customerId)
                .filter(first -> StoredNames.events().get(first.type()) == CustomerRegistered.class)
                .filter(first -> tenant.equals(first.metaData().get(MessageKeys.TENANT)))
                .isPresent();
    }
}
