package com.talkingshops.customers.query.history;

import com.talkingshops.customers.api.MessageKeys;
import com.talkingshops.customers.api.customer.CustomerEvent.CustomerRegistered;
import com.talkingshops.customers.api.error.Rejection;
import com.talkingshops.customers.eventstore.AggregateStreams;
import com.talkingshops.customers.query.order.CustomerOrders;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventhandling.DomainEventMessage;
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
        var references = orders.references(tenant, customerId);
        var streamIds = new ArrayList<>(references.keySet());
        streamIds.add(customerId);
        var trail = new Trail(streams, customerId, references, streams.places(streamIds));
        if (!isOf(tenant, trail)) {
            throw Rejection.notFound("Customer");
        }
        return trail;
    }

    private static boolean isOf(String tenant, Trail trail) {
        return trail.marks().stream()
                .filter(trail::isOwn)
                .findFirst()
                .map(first -> trail.read(List.of(first.position())).get(first.position()))
                .filter(first -> first.getPayload() instanceof CustomerRegistered)
                .filter(first -> tenant.equals(tenantOf(first)))
                .isPresent();
    }

    private static Object tenantOf(DomainEventMessage<?> event) {
        return event.getMetaData().getOrDefault(MessageKeys.TENANT, "");
    }
}
