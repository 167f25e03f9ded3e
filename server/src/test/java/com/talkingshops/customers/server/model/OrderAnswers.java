package com.talkingshops.customers.server.model;

import static com.talkingshops.customers.server.http.Client.object;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What the service must say of orders. */
final class OrderAnswers {

    private final Model model;

    OrderAnswers(Model model) {
        this.model = model;
    }

    Map<String, Object> detail(KnownOrder order) {
        KnownOrder.Given given = order.given();
        return object(
                "_id", order.id(),
                "referenceId", order.reference(),
                "status", order.status(),
                "final_amount", order.amount(),
                "created_at", order.placedAt(),
                "updated_at", order.updatedAt(),
                "customerId", order.customerId(),
                "mobile", given.mobile(),
                "name", given.name(),
                "email", given.email(),
                "product_items", given.items().stream().map(OrderAnswers::line).toList(),
                "notes", order.notes(),
                "external_order_source", given.source(),
                "external_order_id", given.externalId());
    }

    Map<String, Object> page(OrdersAsked asked, Period.Fixed placed) {
        List<KnownOrder> matches = matches(asked, placed);
        int limit = asked.limitOrDefault();
        return page(matches, asked.pageOrFirst(), limit);
    }

    /** The orders of one customer, newest first. */
    Map<String, Object> ofCustomer(KnownCustomer customer, int limit) {
        return page(
                model.ordersOf(customer.id()).stream()
                        .sorted(order("created_at", true))
                        .toList(),
                1,
                limit);
    }

    private List<KnownOrder> matches(OrdersAsked asked, Period.Fixed placed) {
        String customerId = asked.customerId(model);
        String field = asked.sortBy() == null ? "created_at" : asked.sortBy();
        return model.orders().stream()
                .filter(order -> asked.status() == null || order.status().equals(asked.status()))
                .filter(order -> customerId == null || order.customerId().equals(customerId))
                .filter(order -> placed.includes(order.placedAt()))
                .filter(order -> isFoundBy(asked.searched(), order))
                .sorted(order(field, !"asc".equals(asked.sortDirection())))
                .toList();
    }

    private boolean isFoundBy(Object searched, KnownOrder order) {
        return switch (searched) {
            case Spelling mobile ->
                model.numberMeantBy(mobile).equals(order.given().mobile());
            case String start ->
                order.reference().startsWith(start)
                        || (order.given().externalId() != null
                                && order.given().externalId().startsWith(start));
            case null, default -> true;
        };
    }

    private Map<String, Object> page(List<KnownOrder> matches, int page, int limit) {
        return object(
                "orders",
                Pages.page(matches, page, limit).stream().map(this::detail).toList(),
                "total",
                matches.size(),
                "totalPages",
                Pages.count(matches.size(), limit));
    }

    private static Map<String, Object> line(KnownOrder.Item item) {
        return object("name", item.name(), "quantity", item.quantity(), "price", item.price());
    }

    private static Comparator<KnownOrder> order(String field, boolean descending) {
        Comparator<KnownOrder> ascending = switch (field) {
            case "created_at" -> by(KnownOrder::placedAt);
            case "updated_at" -> by(KnownOrder::updatedAt);
            case "final_amount" -> by(KnownOrder::amount);
            case "status" -> by(KnownOrder::status);
            case "referenceId" -> by(KnownOrder::reference);
            default -> throw new IllegalArgumentException(field);
        };
        return descending ? ascending.reversed() : ascending;
    }

    private static <V extends Comparable<? super V>> Comparator<KnownOrder> by(Function<KnownOrder, V> value) {
        return Comparator.comparing(value).thenComparing(KnownOrder::id);
    }
}
