package com.talkingshops.customers.query.order.jdbc;

import com.talkingshops.customers.api.Money;
import com.talkingshops.customers.api.order.OrderEvent.OrderChanged;
import com.talkingshops.customers.api.order.OrderEvent.OrderPlaced;
import com.talkingshops.customers.api.order.OrderStatus;
import com.talkingshops.customers.query.readmodel.RowKey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An order while a batch of events is applied.
 *
 * @param version how many events it has had
 * @param notes known only of orders that the batch changes
 * @param placed how it came in, if it did in this batch
 */
public record OrderState(
        RowKey key,
        RowKey customer,
        long version,
        OrderStatus status,
        Money finalAmount,
        Instant placedAt,
        Instant updatedAt,
        @Nullable String notes,
        @Nullable OrderPlaced placed) {

    /** An order that came in. */
    public static OrderState of(OrderPlaced placed, RowKey key, RowKey customer, long version, Instant at) {
        return new OrderState(
                key,
                customer,
                version,
                placed.status(),
                placed.finalAmount(),
                placed.placedAt(),
                at,
                placed.notes(),
                placed);
    }

    /** This order after a change. */
    public OrderState changed(OrderChanged changed, long newVersion, Instant at) {
        return new OrderState(
                key,
                customer,
                newVersion,
                changed.status(),
                changed.finalAmount(),
                placedAt,
                at,
                changed.notes(),
                placed);
    }

    /** This order without a word on who made it. */
    public OrderState forgotten() {
        return new OrderState(
                key,
                customer,
                version,
                status,
                finalAmount,
                placedAt,
                updatedAt,
                null,
                placed == null ? null : withoutPerson(placed));
    }

    private static OrderPlaced withoutPerson(OrderPlaced placed) {
        return new OrderPlaced(
                placed.orderId(),
                placed.customerId(),
                placed.reference(),
                placed.status(),
                placed.finalAmount(),
                placed.placedAt(),
                null,
                null,
                null,
                null,
                placed.items(),
                placed.external());
    }

    /** Whether it counts as an order, and its amount as spent. */
    public boolean counts() {
        return status.counts();
    }

    /** What it adds to its customer's spending. */
    public Money spent() {
        return counts() ? finalAmount : Money.ZERO;
    }
}
