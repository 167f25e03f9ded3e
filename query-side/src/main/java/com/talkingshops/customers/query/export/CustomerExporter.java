package com.talkingshops.customers.query.export;

import com.talkingshops.customers.api.MessageKeys;
import com.talkingshops.customers.api.customer.CustomerQuery.CustomerDetail;
import com.talkingshops.customers.api.export.ExportQuery.CustomerExport;
import com.talkingshops.customers.api.export.ExportQuery.CustomerExport.Happened;
import com.talkingshops.customers.api.export.ExportQuery.CustomerExport.Profile;
import com.talkingshops.customers.api.export.ExportQuery.GetExport;
import com.talkingshops.customers.api.order.OrderQuery.OrderDetail;
import com.talkingshops.customers.eventstore.replica.ReplicaReads;
import com.talkingshops.customers.query.customer.CustomerProfiles;
import com.talkingshops.customers.query.history.Mark;
import com.talkingshops.customers.query.history.Portions;
import com.talkingshops.customers.query.history.Trail;
import com.talkingshops.customers.query.history.Trails;
import com.talkingshops.customers.query.order.CustomerOrders;
import com.talkingshops.customers.query.readmodel.OneMoment;
import java.util.List;
import java.util.Optional;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;

/** Answers with everything that is held about a customer. */
@Component
class CustomerExporter {

    private final CustomerProfiles profiles;
    private final CustomerOrders orders;
    private final OneMoment moment;
    private final Trails trails;
    private final ReplicaReads reads;

    CustomerExporter(
            CustomerProfiles profiles, CustomerOrders orders, OneMoment moment, Trails trails, ReplicaReads reads) {
        this.profiles = profiles;
        this.orders = orders;
        this.moment = moment;
        this.trails = trails;
        this.reads = reads;
    }

    @QueryHandler
    public CustomerExport handle(
            GetExport query, @MetaDataValue(value = MessageKeys.TENANT, required = true) String tenant) {
        String id = query.customerId().value();
        var trail = trails.of(tenant, id);
        boolean erased = trail.erased();
        var now = moment.read(() -> new Now(profiles.of(tenant, id), orders.of(tenant, id)));
        return new CustomerExport(
                query.customerId(),
                erased,
                now.customer().map(CustomerExporter::profile).orElse(null),
                now.customer().map(CustomerDetail::metrics).orElse(null),
                now.orders(),
                new Portions<>(trail.marks(), marks -> reads.read(() -> told(trail, marks, erased))));
    }

    private static List<Happened> told(Trail trail, List<Mark> marks, boolean erased) {
        return trail.read(marks.stream().map(Mark::position).toList()).values().stream()
                .map(event -> ToldEvent.of(event, erased))
                .toList();
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
