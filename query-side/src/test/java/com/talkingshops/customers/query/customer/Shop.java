package com.talkingshops.customers.query.customer;

import com.talkingshops.customers.api.MessageKeys;
import com.talkingshops.customers.api.Money;
import com.talkingshops.customers.api.TimeOrderedId;
import com.talkingshops.customers.api.customer.CustomerEvent;
import com.talkingshops.customers.api.customer.CustomerEvent.CustomerDeleted;
import com.talkingshops.customers.api.customer.CustomerEvent.CustomerDetailsChanged;
import com.talkingshops.customers.api.customer.CustomerEvent.CustomerErased;
import com.talkingshops.customers.api.customer.CustomerEvent.CustomerRegistered;
import com.talkingshops.customers.api.customer.CustomerId;
import com.talkingshops.customers.api.customer.EmailAddress;
import com.talkingshops.customers.api.customer.MobileNumber;
import com.talkingshops.customers.api.customer.Segment;
import com.talkingshops.customers.api.erasure.ReceiptId;
import com.talkingshops.customers.api.order.ExternalOrder;
import com.talkingshops.customers.api.order.LineItem;
import com.talkingshops.customers.api.order.OrderEvent;
import com.talkingshops.customers.api.order.OrderEvent.OrderChanged;
import com.talkingshops.customers.api.order.OrderEvent.OrderPlaced;
import com.talkingshops.customers.api.order.OrderId;
import com.talkingshops.customers.api.order.OrderStatus;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.MetaData;

/** What happens in one tenant, as the events that the command side would append, projected when a test says so. */
public final class Shop {

    private final String tenant = TimeOrderedId.next(Clock.systemUTC());
    private final List<DomainEventMessage<?>> events = new ArrayList<>();
    private final Map<String, Long> versions = new HashMap<>();
    private final Map<OrderId, CustomerId> owners = new HashMap<>();
    private int projected;

    public String tenant() {
        return tenant;
    }

    public List<DomainEventMessage<?>> events() {
        return List.copyOf(events);
    }

    /** The customer whom an order is of. */
    public CustomerId ownerOf(OrderId id) {
        return owners.get(id);
    }

    /** An id of a customer of whom nothing has happened yet. */
    public CustomerId stranger() {
        return new CustomerId(TimeOrderedId.next(Clock.systemUTC()));
    }

    public CustomerId registers(String name, String email, String mobile, String segment, String at) {
        return registers(stranger(), name, email, mobile, segment, Instant.parse(at));
    }

    public CustomerId registers(CustomerId id, String name, String email, String mobile, String segment, Instant at) {
        happened(new CustomerRegistered(id, mobile(mobile), name, email(email), segment(segment)), at);
        return id;
    }

    public void changes(CustomerId id, String name, String email, String mobile, String segment, Instant at) {
        happened(new CustomerDetailsChanged(id, mobile(mobile), name, email(email), segment(segment)), at);
    }

    public void deletes(CustomerId id) {
        happened(new CustomerDeleted(id), TestClock.NOW);
    }

    public void erases(CustomerId id) {
        happened(new CustomerErased(id, new ReceiptId(TimeOrderedId.next(Clock.systemUTC()))), TestClock.NOW);
    }

    public OrderId orders(CustomerId customer, String amount, String status, String placedAt) {
        return orders(customer, null, amount, status, placedAt);
    }

    public OrderId orders(CustomerId customer, String reference, String amount, String status, String placedAt) {
        var id = new OrderId(TimeOrderedId.next(Clock.systemUTC()));
        return orders(new OrderPlaced(
                id,
                customer,
                reference == null ? "ORD-" + id : reference,
                new OrderStatus(status),
                Money.of(amount),
                Instant.parse(placedAt),
                null,
                null,
                null,
                null,
                List.of(),
                null));
    }

    /** An order that has all that an order can have. */
    public OrderId ordersInFull(CustomerId customer, String reference, String mobile) {
        var id = new OrderId(TimeOrderedId.next(Clock.systemUTC()));
        return orders(new OrderPlaced(
                id,
                customer,
                reference,
                new OrderStatus("completed"),
                Money.of("20.50"),
                Instant.parse("2026-06-01T10:00:00Z"),
                mobile(mobile),
                "Asha",
                email("asha@example.com"),
                "ring twice",
                List.of(new LineItem("Tea", 2, Money.of("10.00")), new LineItem("Mug", 1, Money.of("0.50"))),
                new ExternalOrder("shopify", "X-" + reference)));
    }

    public void changes(OrderId id, String status, String amount) {
        happened(new OrderChanged(id, owners.get(id), new OrderStatus(status), Money.of(amount), "changed"));
    }

    /** Projects what has happened since the last time, in one batch. */
    public Shop project() {
        RunningCustomers.get().project(events.subList(projected, events.size()), Integer.MAX_VALUE / 2);
        projected = events.size();
        return this;
    }

    private OrderId orders(OrderPlaced placed) {
        owners.put(placed.orderId(), placed.customerId());
        happened(placed);
        return placed.orderId();
    }

    private void happened(CustomerEvent event, Instant at) {
        append("Customer", event.customerId().value(), event, at);
    }

    private void happened(OrderEvent event) {
        append("Order", event.orderId().value(), event, TestClock.NOW.plusSeconds(events.size()));
    }

    private void append(String type, String id, Object event, Instant at) {
        long sequence = versions.merge(id, 1L, Long::sum) - 1;
        var metaData = MetaData.with(MessageKeys.TENANT, tenant);
        String name = TimeOrderedId.next(Clock.systemUTC());
        events.add(new GenericDomainEventMessage<>(type, id, sequence, event, metaData, name, at));
    }

    private static MobileNumber mobile(String digits) {
        return digits == null ? null : new MobileNumber(digits);
    }

    private static EmailAddress email(String address) {
        return address == null ? null : new EmailAddress(address);
    }

    private static Segment segment(String name) {
        return name == null ? null : new Segment(name);
    }
}
