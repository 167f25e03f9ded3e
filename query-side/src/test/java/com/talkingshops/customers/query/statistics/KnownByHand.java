package com.talkingshops.customers.query.statistics;

import com.talkingshops.customers.api.Money;
import com.talkingshops.customers.api.customer.CustomerEvent;
import com.talkingshops.customers.api.customer.CustomerEvent.CustomerDeleted;
import com.talkingshops.customers.api.customer.CustomerEvent.CustomerDetailsChanged;
import com.talkingshops.customers.api.customer.CustomerEvent.CustomerErased;
import com.talkingshops.customers.api.customer.CustomerEvent.CustomerRegistered;
import com.talkingshops.customers.api.customer.CustomerId;
import com.talkingshops.customers.api.customer.Segment;
import com.talkingshops.customers.api.order.OrderEvent;
import com.talkingshops.customers.api.order.OrderEvent.OrderChanged;
import com.talkingshops.customers.api.order.OrderEvent.OrderPlaced;
import com.talkingshops.customers.api.order.OrderId;
import com.talkingshops.customers.api.statistics.StatisticsQuery.Lifetime;
import com.talkingshops.customers.api.statistics.StatisticsQuery.StatisticsAsOf;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.axonframework.eventhandling.EventMessage;

/** What there was at the end of a day, by going through all that had happened by then. */
final class KnownByHand {

    private record Dated(LocalDate day, Object event) {}

    private final List<Dated> history = new ArrayList<>();

    /** Of a customer, nothing is earlier than what happened before it. */
    KnownByHand(List<? extends EventMessage<?>> events) {
        var latest = new HashMap<CustomerId, LocalDate>();
        for (var event : events) {
            var day = LocalDate.ofInstant(event.getTimestamp(), ZoneOffset.UTC);
            var known = latest.merge(customer(event.getPayload()), day, (a, b) -> a.isAfter(b) ? a : b);
            history.add(new Dated(known, event.getPayload()));
        }
    }

    StatisticsAsOf at(LocalDate day) {
        var segments = new HashMap<CustomerId, String>();
        var present = new HashSet<CustomerId>();
        var amounts = new HashMap<OrderId, Money>();
        history.stream()
                .filter(dated -> !dated.day().isAfter(day))
                .forEach(dated -> apply(dated.event(), segments, present, amounts));
        var distribution = new TreeMap<String, Long>();
        present.forEach(customer -> distribution.merge(segments.get(customer), 1L, Long::sum));
        Money revenue = amounts.values().stream().reduce(Money.ZERO, Money::plus);
        return new StatisticsAsOf(
                day,
                present.size(),
                distribution,
                new Lifetime(amounts.size(), revenue, revenue.averageOver(amounts.size())));
    }

    private static void apply(
            Object event, Map<CustomerId, String> segments, Set<CustomerId> present, Map<OrderId, Money> amounts) {
        switch (event) {
            case CustomerRegistered registered -> {
                segments.put(registered.customerId(), named(registered.segment()));
                present.add(registered.customerId());
            }
            case CustomerDetailsChanged changed -> segments.put(changed.customerId(), named(changed.segment()));
            case CustomerDeleted deleted -> present.remove(deleted.customerId());
            case CustomerErased erased -> present.remove(erased.customerId());
            case OrderPlaced placed ->
                put(amounts, placed.orderId(), placed.status().counts(), placed.finalAmount());
            case OrderChanged changed ->
                put(amounts, changed.orderId(), changed.status().counts(), changed.finalAmount());
            default -> throw new IllegalArgumentException();
        }
    }

    private static void put(Map<OrderId, Money> amounts, OrderId order, boolean counts, Money amount) {
        if (counts) {
            amounts.put(order, amount);
        } else {
            amounts.remove(order);
        }
    }

    private static CustomerId customer(Object event) {
        return switch (event) {
            case CustomerEvent ofCustomer -> ofCustomer.customerId();
            case OrderEvent ofOrder -> ofOrder.customerId();
            default -> throw new IllegalArgumentException();
        };
    }

    private static String named(Segment segment) {
        return segment == null ? Segment.UNSEGMENTED : segment.name();
    }
}
