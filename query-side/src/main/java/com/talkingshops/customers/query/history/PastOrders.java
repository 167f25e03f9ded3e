package com.talkingshops.customers.query.history;

import com.talkingshops.customers.api.Money;
import com.talkingshops.customers.api.customer.CustomerQuery.CustomerDetail;
import com.talkingshops.customers.api.customer.CustomerQuery.CustomerDetail.OrderListed;
import com.talkingshops.customers.api.order.OrderEvent.OrderChanged;
import com.talkingshops.customers.api.order.OrderEvent.OrderPlaced;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** The newest orders of a customer at a moment, and what all of them came to; the others are not held. */
final class PastOrders {

    private static final Comparator<OrderListed> OLDEST_FIRST = Comparator.comparing(OrderListed::createdAt)
            .thenComparing(order -> order.id().value());

    private final PriorityQueue<OrderListed> newest = new PriorityQueue<>(OLDEST_FIRST);
    private long counted;
    private Money spent = Money.ZERO;
    private @Nullable Instant first;
    private @Nullable Instant last;

    /** Adds an order by the first and the last that had happened to it, which may be one. */
    void add(Object firstEvent, Object lastEvent) {
        if (!(firstEvent instanceof OrderPlaced placed)) {
            throw new IllegalStateException("an order that was never placed: " + firstEvent.getClass());
        }
        add(
                lastEvent instanceof OrderChanged changed
                        ? new OrderListed(
                                placed.orderId(),
                                placed.reference(),
                                changed.status(),
                                changed.finalAmount(),
                                placed.placedAt())
                        : new OrderListed(
                                placed.orderId(),
                                placed.reference(),
                                placed.status(),
                                placed.finalAmount(),
                                placed.placedAt()));
    }

    private void add(OrderListed order) {
        newest.add(order);
        if (newest.size() > CustomerDetail.MOST_ORDERS) {
            newest.remove();
        }
        if (order.status().counts()) {
            Instant at = order.createdAt();
            counted++;
            spent = spent.plus(order.finalAmount());
            first = first == null || at.isBefore(first) ? at : first;
            last = last == null || at.isAfter(last) ? at : last;
        }
    }

    List<OrderListed> newest() {
        return newest.stream().sorted(OLDEST_FIRST.reversed()).toList();
    }

    CustomerDetail.Metrics metrics() {
        return CustomerDetail.Metrics.of(counted, spent, first, last);
    }
}
