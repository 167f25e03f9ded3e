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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeSet;
import org.axonframework.eventhandling.DomainEventMessage;
import org.jspecify.annotations.Nullable;

/**
 * A customer after a part of its trail. Events say what is now, so only the last of the customer, and the first and the last of each
 * order, are read; up to a thousand at a time, and fewer large ones, of which is held what they come to.
 */
final class PastCustomer {

    private static final int AT_ONCE = 500;

    private final Trail trail;
    private final List<Mark> past;
    private final Map<String, Mark> latest = new HashMap<>();
    private final PastOrders orders = new PastOrders();
    private @Nullable Mark registered;
    private @Nullable Details details;

    PastCustomer(Trail trail, List<Mark> past) {
        this.trail = trail;
        this.past = past;
        past.forEach(mark -> latest.put(mark.id(), mark));
    }

    /**
     * What the reply about the customer said then.
     *
     * @throws Rejection if it was not there
     */
    CustomerDetail detail(CustomerId id) {
        past.stream()
                .filter(Mark::isFirst)
                .gather(Loads.of(
                        AT_ONCE, first -> (long) first.bytes() + latest(first).bytes()))
                .forEach(this::take);
        if (registered == null || details == null) {
            throw Rejection.notFound("Customer");
        }
        boolean forgotten = trail.erased();
        Mark last = past.getLast();
        return new CustomerDetail(
                id,
                forgotten ? null : details.name(),
                forgotten || details.mobile() == null ? null : details.mobile().digits(),
                forgotten || details.email() == null ? null : details.email().value(),
                details.segment() == null ? null : details.segment().name(),
                registered.at(),
                latest(registered).at(),
                orders.newest(),
                orders.metrics(),
                new Past(last.at(), last.version(), last.position()),
                forgotten,
                last.own(),
                last.orderChanges());
    }

    private Mark latest(Mark first) {
        return Objects.requireNonNull(latest.get(first.id()));
    }

    /** Takes in what was of the customer and of orders by where they began; one statement. */
    private void take(List<Mark> firsts) {
        var wanted = new TreeSet<Long>();
        for (Mark first : firsts) {
            wanted.add(latest(first).position());
            if (!trail.isOwn(first)) {
                wanted.add(first.position());
            }
        }
        var events = trail.read(wanted);
        firsts.forEach(first -> take(first, events));
    }

    private void take(Mark first, SortedMap<Long, DomainEventMessage<?>> events) {
        var began = events.get(first.position());
        var last = events.get(latest(first).position());
        if (trail.isOwn(first)) {
            registered = first;
            details = details(last);
        } else if (began != null && last != null) {
            orders.add(began.getPayload(), last.getPayload());
        }
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
