package com.talkingshops.customers.server.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** What one shop knows after everything that it did: plain maps, kept by the rules of the interface and nothing else. */
final class Model {

    private final Map<String, KnownCustomer> customers = new LinkedHashMap<>();
    private final Map<String, KnownOrder> orders = new LinkedHashMap<>();
    private String touchedCustomer;
    private String touchedOrder;

    void put(KnownCustomer customer) {
        customers.put(customer.id(), customer);
        touchedCustomer = customer.id();
    }

    void put(KnownOrder order) {
        orders.put(order.id(), order);
        touchedOrder = order.id();
        touchedCustomer = order.customerId();
    }

    /** Forgets who a customer was, and what its orders said of it. */
    void forget(KnownCustomer customer, String receipt) {
        put(customer.erased(receipt));
        ordersOf(customer.id()).forEach(order -> orders.put(order.id(), order.forgotten()));
    }

    boolean hasForgotten(String customerId) {
        return customers.get(customerId).forgotten();
    }

    /** Who changed last. */
    Optional<KnownCustomer> touchedCustomer() {
        return Optional.ofNullable(touchedCustomer).map(customers::get);
    }

    /** What order changed last. */
    Optional<KnownOrder> touchedOrder() {
        return Optional.ofNullable(touchedOrder).map(orders::get);
    }

    /** Every customer there ever was, in the order of their registration. */
    List<KnownCustomer> everyCustomer() {
        return List.copyOf(customers.values());
    }

    /** The customers there are now. */
    List<KnownCustomer> customers() {
        return customers.values().stream().filter(KnownCustomer::present).toList();
    }

    List<KnownOrder> orders() {
        return List.copyOf(orders.values());
    }

    List<KnownOrder> ordersOf(String customerId) {
        return orders.values().stream()
                .filter(order -> order.customerId().equals(customerId))
                .toList();
    }

    /** Whom a number means, if anybody has it. */
    Optional<KnownCustomer> meantBy(Spelling spelling) {
        return owner(numberMeantBy(spelling));
    }

    /** First the customer who has exactly these digits, then the number that they read as. */
    String numberMeantBy(Spelling spelling) {
        return owner(spelling.exact()).isPresent() ? spelling.exact() : spelling.reading();
    }

    private Optional<KnownCustomer> owner(String digits) {
        return customers().stream()
                .filter(customer -> customer.details().mobile().equals(digits))
                .findFirst();
    }

    Optional<KnownOrder> orderCalled(String reference) {
        return orders.values().stream()
                .filter(order -> order.reference().equals(reference))
                .findFirst();
    }

    Optional<KnownOrder> orderFrom(String source, String externalId) {
        return orders.values().stream()
                .filter(order -> order.given().source() != null)
                .filter(order -> Objects.equals(order.given().source(), source)
                        && Objects.equals(order.given().externalId(), externalId))
                .findFirst();
    }

    Metrics metricsOf(KnownCustomer customer) {
        return Metrics.of(ordersOf(customer.id()));
    }
}
