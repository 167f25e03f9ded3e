package com.talkingshops.customers.query.history;

import com.talkingshops.customers.api.customer.CustomerEvent.CustomerDetailsChanged;
import com.talkingshops.customers.api.customer.CustomerEvent.CustomerRegistered;
import com.talkingshops.customers.api.customer.CustomerId;
import com.talkingshops.customers.api.customer.CustomerQuery.CustomerDetail;
import com.talkingshops.customers.api.customer.CustomerQuery.CustomerDetail.Past;
import com.talkingshops.customers.api.customer.EmailAddress;
import com.talkingshops.customers.api.customer.MobileNumber;
import com.talkingshops.customers.api.customer.Segment;
import com.talkingshops.customers.api.error.Rejection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeSet;
import org.axonframework.eventhandling.DomainEventMessage;
import org.jspecify.annotations.Nullable;

/**
 * A customer after a part of its trail. Events say what is now, so only the last of the customer, and the first and the last of each
 * order, are read.
 */
final class PastCustomer {

    private final Trail trail;
    private final List<Mark> past;
    private final List<Mark> own;
    private final Map<String, Mark> placed = new LinkedHashMap<>();
    private final Map<String, Mark> latest = new LinkedHashMap<>();

    PastCustomer(Trail trail, List<Mark> past) {
        this.trail = trail;
        this.past = past;
        this.own = past.stream().filter(trail::isOwn).toList();
        past.stream().filter(mark -> !trail.isOwn(mark)).forEach(mark -> {
            placed.putIfAbsent(mark.id(), mark);
            latest.put(mark.id(), mark);
        });
    }

    /**
     * What the reply about the customer said then.
     *
     * @throws Rejection if it was not there
     */
    CustomerDetail detail(CustomerId id) {
        var events = trail.read(wanted());
        Details details =
                own.isEmpty() ? null : details(events.get(own.getLast().position()));
        if (details == null) {
            throw Rejection.notFound("Customer");
        }
        boolean forgotten = trail.erased();
        var orders = new PastOrders(orders(events));
        Mark last = past.getLast();
        return new CustomerDetail(
                id,
                forgotten ? null : details.name(),
                forgotten || details.mobile() == null ? null : details.mobile().digits(),
                forgotten || details.email() == null ? null : details.email().value(),
                details.segment() == null ? null : details.segment().name(),
                own.getFirst().at(),
                own.getLast().at(),
                orders.newest(),
                orders.metrics(),
                new Past(last.at(), last.version(), last.position()),
                forgotten,
                last.own(),
                last.orderChanges());
    }

    private TreeSet<Long> wanted() {
        var wanted = new TreeSet<Long>();
        if (!own.isEmpty()) {
            wanted.add(own.getLast().position());
        }
        placed.values().forEach(mark -> wanted.add(mark.position()));
        latest.values().forEach(mark -> wanted.add(mark.position()));
        return wanted;
    }

    private List<PastOrders.Order> orders(SortedMap<Long, DomainEventMessage<?>> events) {
        var orders = new ArrayList<PastOrders.Order>();
        placed.forEach((id, mark) -> {
            var first = events.get(mark.position());
            var last = events.get(Objects.requireNonNull(latest.get(id)).position());
            if (first != null && last != null) {
                orders.add(PastOrders.Order.of(first.getPayload(), last.getPayload()));
            }
        });
        return orders;
    }

    /** What a customer's event says of it; {@code null} if it is gone then. */
    private static @Nullable Details details(@Nullable DomainEventMessage<?> event) {
        return switch (event == null ? null : event.getPayload()) {
            case CustomerRegistered(var id, var mobile, var name, var email, var segment) ->
                new Details(name, mobile, email, segment);
            case CustomerDetailsChanged(var id, var mobile, var name, var email, var segment) ->
                new Details(name, mobile, email, segment);
            case null, default -> null;
        };
    }

    private record Details(
            @Nullable String name,
            @Nullable MobileNumber mobile,
            @Nullable EmailAddress email,
            @Nullable Segment segment) {}
}
