package com.talkingshops.customers.query.order;

import com.talkingshops.customers.api.order.OrderQuery.FindOrders;
import com.talkingshops.customers.api.order.OrderQuery.OrderDetail;
import com.talkingshops.customers.api.order.OrderQuery.OrderPage;
import com.talkingshops.customers.api.order.OrderQuery.SortField;
import com.talkingshops.customers.query.readmodel.Conditions;
import jakarta.persistence.EntityManager;
import java.util.List;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds a page of orders along an index, and tells how many there are. */
@Component
class OrderFinder {

    private final EntityManager entities;
    private final OrderTotals totals;
    private final OrderConditions conditions;
    private final OrderReplies replies;

    OrderFinder(EntityManager entities, OrderTotals totals, OrderConditions conditions, OrderReplies replies) {
        this.entities = entities;
        this.totals = totals;
        this.conditions = conditions;
        this.replies = replies;
    }

    OrderPage page(FindOrders query, String tenant) {
        var asked = conditions.of(query, tenant);
        long total = totals.of(tenant, query, asked);
        long offset = (query.page() - 1L) * query.limit();
        return new OrderPage(
                offset >= total ? List.of() : orders(query, asked, (int) offset, tenant),
                total,
                Math.ceilDiv(total, query.limit()),
                new OrderPage.Meta(query.page(), query.limit(), sortAsked(query)));
    }

    private List<OrderDetail> orders(FindOrders query, Conditions asked, int offset, String tenant) {
        String direction = query.sort() == null || query.descending() ? "desc" : "asc";
        String hql = OrderRecord.SELECT + asked.where() + " order by o." + attribute(query.sort()) + " " + direction
                + ", o.id " + direction;
        return asked.of(entities.unwrap(Session.class).createSelectionQuery(hql, OrderRecord.class))
                .setFirstResult(offset)
                .setMaxResults(query.limit())
                .getResultStream()
                .map(order -> replies.detail(tenant, order))
                .toList();
    }

    private static String attribute(@Nullable SortField sort) {
        return switch (sort) {
            case null -> "placedAt";
            case created_at -> "placedAt";
            case updated_at -> "updatedAt";
            case final_amount -> "finalAmount";
            case status -> "status";
            case referenceId -> "reference";
        };
    }

    private static String sortAsked(FindOrders query) {
        if (query.sort() == null) {
            return SortField.created_at.name();
        }
        return (query.descending() ? "-" : "") + query.sort();
    }
}
