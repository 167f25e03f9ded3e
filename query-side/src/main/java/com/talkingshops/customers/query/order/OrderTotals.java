package com.talkingshops.customers.query.order;

import com.talkingshops.customers.api.order.OrderQuery.FindOrders;
import com.talkingshops.customers.query.readmodel.Conditions;
import com.talkingshops.customers.query.readmodel.Span;
import jakarta.persistence.EntityManager;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Tells how many orders match: from totals by status and day, so that nothing is counted but less than a day at each end of
 * a period. Only the orders of one customer, and those that a search finds, are counted.
 */
@Component
class OrderTotals {

    private final EntityManager entities;
    private final StoredOrders stored;

    OrderTotals(EntityManager entities, StoredOrders stored) {
        this.entities = entities;
        this.stored = stored;
    }

    /**
     * Tells a total.
     *
     * @param tenant whose orders
     * @param asked the conditions of the query
     */
    long of(String tenant, FindOrders query, Conditions asked) {
        if (query.customerId() != null || query.searchTerm() != null) {
            return count(asked);
        }
        String status = query.status() == null ? null : query.status().value();
        var placed = new Span(query.placedFrom(), query.placedBefore());
        if (placed.isEverything()) {
            return orZero(stored.total(tenant, status));
        }
        long ends = placed.ends().stream()
                .mapToLong(end -> count(OrderConditions.of(tenant, status, end)))
                .sum();
        return ends
                + placed.wholeDays()
                        .map(days -> orZero(stored.totalOfDays(tenant, days.first(), days.last(), status)))
                        .orElse(0L);
    }

    private long count(Conditions conditions) {
        return conditions
                .of(entities.unwrap(Session.class)
                        .createSelectionQuery("select count(o.id) from PlacedOrder o" + conditions.where(), Long.class))
                .getSingleResult();
    }

    private static long orZero(@Nullable Long sum) {
        return sum == null ? 0 : sum;
    }
}
