package com.talkingshops.customers.server.model;

import java.util.Comparator;
import java.util.function.Function;

/** The order of a list: by a field, missing values last in both directions, ties by id. */
final class CustomerOrder implements Comparator<KnownCustomer> {

    private final Comparator<KnownCustomer> order;

    CustomerOrder(Model model, String field, boolean descending) {
        this.order = (switch (field) {
                    case "name" -> by((KnownCustomer c) -> Folded.of(c.details().name()), descending);
                    case "segment" ->
                        by((KnownCustomer c) -> Folded.of(c.details().segment()), descending);
                    case "created_at" -> by(KnownCustomer::createdAt, descending);
                    case "updated_at" -> by(KnownCustomer::updatedAt, descending);
                    case "orderCount" ->
                        by((KnownCustomer c) -> model.metricsOf(c).orders(), descending);
                    case "lifetimeValue" ->
                        by((KnownCustomer c) -> model.metricsOf(c).spent(), descending);
                    case "lastOrderDate" ->
                        by((KnownCustomer c) -> model.metricsOf(c).last(), descending);
                    default -> throw new IllegalArgumentException(field);
                })
                .thenComparing(KnownCustomer::id, direction(descending));
    }

    private static <V extends Comparable<? super V>> Comparator<KnownCustomer> by(
            Function<KnownCustomer, V> value, boolean descending) {
        return Comparator.comparing(value, Comparator.nullsLast(direction(descending)));
    }

    private static <V extends Comparable<? super V>> Comparator<V> direction(boolean descending) {
        return descending ? Comparator.<V>naturalOrder().reversed() : Comparator.naturalOrder();
    }

    @Override
    public int compare(KnownCustomer one, KnownCustomer other) {
        return order.compare(one, other);
    }
}
