package com.talkingshops.customers.query.statistics;

import com.talkingshops.customers.api.MessageKeys;
import com.talkingshops.customers.api.Money;
import com.talkingshops.customers.api.TimeOrderedId;
import com.talkingshops.customers.api.customer.CustomerEvent;
import com.talkingshops.customers.api.customer.CustomerEvent.CustomerDeleted;
import com.talkingshops.customers.api.customer.CustomerEvent.CustomerDetailsChanged;
import com.talkingshops.customers.api.customer.CustomerEvent.CustomerErased;
import com.talkingshops.customers.api.customer.CustomerEvent.CustomerRegistered;
import com.talkingshops.customers.api.customer.CustomerId;
import com.talkingshops.customers.api.customer.Segment;
import com.talkingshops.customers.api.erasure.ReceiptId;
import com.talkingshops.customers.api.order.OrderEvent;
import com.talkingshops.customers.api.order.OrderEvent.OrderChanged;
import com.talkingshops.customers.api.order.OrderEvent.OrderPlaced;
import com.talkingshops.customers.api.order.OrderId;
import com.talkingshops.customers.api.order.OrderStatus;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.MetaData;

/** What happens in one tenant, as the events that the command side would append. Times are ISO 8601 with an offset. */
public final class Shop {

    private static final Clock CLOCK = Clock.systemUTC();

    private final String tenant = TimeOrderedId.next(CLOCK);
    private final List<DomainEventMessage<?>> events = new ArrayList<>();
    private final Map<String, Long> versions = new HashMap<>();
    private final Map<OrderId, CustomerId> owners = new HashMap<>();

    public String tenant() {
        return tenant;
    }

    public List<DomainEventMessage<?>> events() {
        return List.copyOf(events);
    }

    /** The events since the last call. */
    public List<DomainEventMessage<?>> takeEvents() {
        var taken = events();
        events.clear();
        return taken;
    }

    /** An id of a customer of whom nothing has happened yet. */
    public CustomerId stranger() {
        return new CustomerId(TimeOrderedId.next(CLOCK));
    }

    public CustomerId registers(String segment, String at) {
        var id = stranger();
        registers(id, segment, at);
        return id;
    }

    public void registers(CustomerId id, String segment, String at) {
        happened(new CustomerRegistered(id, null, null, null, named(segment)), at);
    }

    public void moves(CustomerId id, String segment) {
        happened(new CustomerDetailsChanged(id, null, null, null, named(segment)), "2030-01-01T00:00:00Z");
    }

    public void deletes(CustomerId id) {
        deletes(id, "2030-01-01T00:00:00Z");
    }

    public void deletes(CustomerId id, String at) {
        happened(new CustomerDeleted(id), at);
    }

    public void erases(CustomerId id) {
        happened(new CustomerErased(id, new ReceiptId(TimeOrderedId.next(CLOCK))), "2030-01-01T00:00:00Z");
    }

    public OrderId orders(CustomerId customer, String amount, String status, String placedAt) {
        var id = new OrderId(TimeOrderedId.next(CLOCK));
        owners.put(id, customer);
        happened(new OrderPlaced(
                id,
                customer,
                "ORD-" + id,
                new OrderStatus(status),
                Money.of(amount),
                instant(placedAt),
                null,
                null,
                null,
                null,
                List.of(),
                null));
        return id;
    }

    public void changes(OrderId id, String status, String amount) {
        happened(new OrderChanged(id, owners.get(id), new OrderStatus(status), Money.of(amount), null));
    }

    private void happened(CustomerEvent event, String at) {
        append("Customer", event.customerId().value(), event, instant(at));
    }

    private void happened(OrderEvent event) {
        append("Order", event.orderId().value(), event, Instant.parse("2030-01-01T00:00:00Z"));
    }

    private void append(String type, String id, Object event, Instant at) {
        long sequence = versions.merge(id, 1L, Long::sum) - 1;
        var metaData = MetaData.with(MessageKeys.TENANT, tenant);
        String name = TimeOrderedId.next(CLOCK);
        events.add(new GenericDomainEventMessage<>(type, id, sequence, event, metaData, name, at));
    }

    private static Segment named(String segment) {
        return segment == null ? null : new Segment(segment);
    }

    private static Instant instant(String text) {
        return OffsetDateTime.parse(text).toInstant();
    }
}
