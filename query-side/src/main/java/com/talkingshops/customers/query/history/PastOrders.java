package com.talkingshops.customers.query.history;

import com.talkingshops.customers.api.Money;
import com.talkingshops.customers.api.customer.CustomerQuery.CustomerDetail;
import com.talkingshops.customers.api.customer.CustomerQuery.CustomerDetail.OrderListed;
import com.talkingshops.customers.api.order.OrderEvent.OrderChanged;
import com.talkingshops.customers.api.order.OrderEvent.OrderPlaced;
import com.talkingshops.customers.api.order.OrderStatus;
import java.util.Comparator;
import java.util.List;

/** The orders of a customer at a moment, and what they came to. */
record PastOrders(List<Order> orders) {

    private static final Comparator<Order> NEWEST_FIRST = Comparator.comparing(
                    (Order order) -> order.placed().placedAt())
            .thenComparing(order -> order.placed().orderId().value())
            .reversed();

    /** An order at a moment. */
    record Order(OrderPlaced placed, OrderStatus status, Money finalAmount) {

        /** An order by the first and the last that had happened to it, which may be one. */
        static Order of(Object first, Object last) {
            if (!(first instanceof OrderPlaced placed)) {
                throw new IllegalStateException("an order that was never placed: " + first.getClass());
            }
            return last instanceof OrderChanged changed
                    ? new Order(placed, changed.status(), changed.finalAmount())
                    : new Order(placed, placed.status(), placed.finalAmount());
        }

        private OrderListed listed() {
            return new OrderListed(placed.orderId(), placed.reference(), status, finalAmount, placed.placedAt());
        }
    }

    List<OrderListed> newest() {
        return orders.stream()
                .sorted(NEWEST_FIRST)
                .limit(CustomerDetail.MOST_ORDERS)
                .map(Order::listed)
                .toList();
    }

    CustomerDetail.Metrics metrics() {
        var counted = orders.stream().filter(order -> order.status().counts()).toList();
        var dates = counted.stream()
                .map(order -> order.placed().placedAt())
                .sorted()
                .toList();
        Money spent = counted.stream().map(Order::finalAmount).reduce(Money.ZERO, Money::plus);
        return CustomerDetail.Metrics.of(
                counted.size(),
                spent,
                dates.isEmpty() ? null : dates.getFirst(),
                dates.isEmpty() ? null : dates.getLast());
    }
}
