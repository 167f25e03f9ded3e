package com.talkingshops.customers.query.export;

import com.talkingshops.customers.api.MessageKeys;
import com.talkingshops.customers.api.customer.CustomerEvent;
import com.talkingshops.customers.api.customer.CustomerEvent.CustomerErased;
import com.talkingshops.customers.api.customer.CustomerQuery.CustomerDetail;
import com.talkingshops.customers.api.error.Rejection;
import com.talkingshops.customers.api.export.ExportQuery.CustomerExport;
import com.talkingshops.customers.api.export.ExportQuery.CustomerExport.Happened;
import com.talkingshops.customers.api.export.ExportQuery.CustomerExport.Profile;
import com.talkingshops.customers.api.export.ExportQuery.GetExport;
import com.talkingshops.customers.api.order.OrderEvent;
import com.talkingshops.customers.api.order.OrderQuery.OrderDetail;
import com.talkingshops.customers.query.customer.CustomerProfiles;
import com.talkingshops.customers.query.order.CustomerOrders;
import com.talkingshops.customers.query.readmodel.OneMoment;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;

/** Answers with everything that is held about a customer. */
@Component
class CustomerExporter {

    private final CustomerProfiles profiles;
    private final CustomerOrders orders;
    private final OneMoment moment;
    private final History history;

    CustomerExporter(CustomerProfiles profiles, CustomerOrders orders, OneMoment moment, History history) {
        this.profiles = profiles;
        this.orders = orders;
        this.moment = moment;
        this.history = history;
    }

    @QueryHandler
    public CustomerExport handle(
            GetExport query, @MetaDataValue(value = MessageKeys.TENANT, required = true) String tenant) {
        String id = query.customerId().value();
        var events = history.of(tenant, id, CustomerEvent.class);
        if (events.isEmpty()) {
            throw Rejection.notFound("Customer");
        }
        boolean erased = events.stream().anyMatch(event -> event.getPayload() instanceof CustomerErased);
        var now = moment.read(() -> new Now(profiles.of(tenant, id), orders.of(tenant, id)));
        return new CustomerExport(
                query.customerId(),
                erased,
                now.customer().map(CustomerExporter::profile).orElse(null),
                now.customer().map(CustomerDetail::metrics).orElse(null),
                now.orders(),
                Stream.concat(events.stream(), eventsOf(tenant, now.orders()))
                        .map(event -> History.told(event, erased))
                        .sorted(Comparator.comparing(Happened::at))
                        .toList());
    }

    private Stream<? extends DomainEventMessage<?>> eventsOf(String tenant, List<OrderDetail> orders) {
        return orders.stream().flatMap(order -> history.of(tenant, order.id().value(), OrderEvent.class).stream());
    }

    private static Profile profile(CustomerDetail customer) {
        return new Profile(
                customer.id(),
                customer.name(),
                customer.mobile(),
                customer.email(),
                customer.segment(),
                customer.createdAt(),
                customer.updatedAt());
    }

    /** What the read model says. */
    private record Now(Optional<CustomerDetail> customer, List<OrderDetail> orders) {}
}
