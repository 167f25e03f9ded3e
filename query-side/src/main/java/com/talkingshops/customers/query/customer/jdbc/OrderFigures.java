package com.talkingshops.customers.query.customer.jdbc;

import com.talkingshops.customers.api.Money;
import com.talkingshops.customers.query.order.jdbc.OrderPeriod;
import com.talkingshops.customers.query.order.jdbc.OrderState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a customer's orders come to.
 *
 * @param count of counted orders, as are value and dates
 * @param changes how many events the orders have had, counted or not
 */
record OrderFigures(
        long count,
        Money value,
        @Nullable Instant first,
        @Nullable Instant last,
        long changes) {

    static final OrderFigures NONE = new OrderFigures(0, Money.ZERO, null, null, 0);

    /** These figures after an event of an order. Dates only widen here; {@link #during} narrows them again. */
    OrderFigures replaced(@Nullable OrderState before, OrderState after) {
        boolean counted = before != null && before.counts();
        Money spent = before == null ? Money.ZERO : before.spent();
        return new OrderFigures(
                count + (after.counts() ? 1 : 0) - (counted ? 1 : 0),
                value.plus(after.spent()).minus(spent),
                after.counts() ? earlier(first, after.placedAt()) : first,
                after.counts() ? later(last, after.placedAt()) : last,
                changes + 1);
    }

    /** Whether the dates may be wrong once an order does not count any more. */
    boolean dependOn(OrderState order) {
        return order.placedAt().equals(first) || order.placedAt().equals(last);
    }

    /** These figures with the right dates. */
    OrderFigures during(@Nullable OrderPeriod period) {
        return new OrderFigures(
                count, value, period == null ? null : period.first(), period == null ? null : period.last(), changes);
    }

    private static Instant earlier(@Nullable Instant one, Instant other) {
        return one == null || other.isBefore(one) ? other : one;
    }

    private static Instant later(@Nullable Instant one, Instant other) {
        return one == null || other.isAfter(one) ? other : one;
    }
}
