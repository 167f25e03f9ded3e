package com.talkingshops.customers.query.customer.jdbc;

import com.talkingshops.customers.api.customer.CustomerEvent.CustomerErased;
import com.talkingshops.customers.api.order.OrderEvent.OrderChanged;
import com.talkingshops.customers.api.order.OrderEvent.OrderPlaced;
import com.talkingshops.customers.query.customer.jdbc.Happened.ToCustomer;
import com.talkingshops.customers.query.customer.jdbc.Happened.ToOrder;
import com.talkingshops.customers.query.directory.Spot;
import com.talkingshops.customers.query.order.jdbc.OrderPeriod;
import com.talkingshops.customers.query.order.jdbc.OrderState;
import com.talkingshops.customers.query.readmodel.RowKey;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Applies a batch of events, in order, to the rows that they touch; events that a row has already seen do nothing. */
final class CustomersFold {

    private final Map<RowKey, CustomerState> customersBefore;
    private final Map<RowKey, OrderState> ordersBefore;
    private final Map<RowKey, CustomerState> customers;
    private final Map<RowKey, OrderState> orders;
    private final Set<RowKey> uncertainPeriods = new TreeSet<>();
    private final Set<RowKey> erased = new TreeSet<>();

    /** Begins with the rows as they are; customers and orders that there are not are absent. */
    CustomersFold(Map<RowKey, CustomerState> customers, Map<RowKey, OrderState> orders) {
        this.customersBefore = customers;
        this.ordersBefore = orders;
        this.customers = new TreeMap<>(customers);
        this.orders = new TreeMap<>(orders);
    }

    void apply(Happened happened) {
        switch (happened) {
            case ToCustomer(var key, var version, var at, var event) -> {
                CustomerState before = customer(key);
                if (version > before.version()) {
                    customers.put(key, before.after(event, version, at));
                    if (event instanceof CustomerErased) {
                        erased.add(key);
                    }
                }
            }
            case ToOrder order -> {
                OrderState before = orders.get(order.order());
                if (before == null || order.version() > before.version()) {
                    replace(before, after(before, order));
                }
            }
        }
    }

    /** The customers whom the batch forgets, and whose orders must not tell who they were any more. */
    Set<RowKey> erased() {
        return erased;
    }

    /** The customers whose first or last counted order has to be looked up, once the orders are written. */
    Set<RowKey> uncertainPeriods() {
        return uncertainPeriods;
    }

    void setPeriods(Map<RowKey, OrderPeriod> periods) {
        uncertainPeriods.forEach(key -> customers.computeIfPresent(
                key, (k, state) -> state.with(state.orders().during(periods.get(k)))));
    }

    void setSpots(Map<RowKey, Spot> spots) {
        spots.forEach((key, spot) -> customers.computeIfPresent(key, (k, state) -> state.at(spot)));
    }

    /** The customers that are not as before, in the order of writing. */
    List<Changed<CustomerState>> changedCustomers() {
        return changed(customers.values(), state -> customersBefore.get(state.key()));
    }

    /** The orders that are not as before, in the order of writing. */
    List<Changed<OrderState>> changedOrders() {
        return changed(orders.values(), state -> ordersBefore.get(state.key()));
    }

    private static <S> List<Changed<S>> changed(Collection<S> states, Function<S, @Nullable S> before) {
        return states.stream()
                .map(state -> new Changed<>(before.apply(state), state))
                .filter(changed -> !changed.after().equals(changed.before()))
                .toList();
    }

    private OrderState after(@Nullable OrderState before, ToOrder happened) {
        return switch (happened.event()) {
            case OrderPlaced placed ->
                OrderState.of(placed, happened.order(), happened.customer(), happened.version(), happened.at());
            case OrderChanged changed ->
                Objects.requireNonNull(before, "a change of an order that was never placed")
                        .changed(changed, happened.version(), happened.at());
        };
    }

    private void replace(@Nullable OrderState before, OrderState after) {
        CustomerState customer = customer(after.customer());
        // Somebody may still have had the key when the event was written or read.
        orders.put(after.key(), customer.erased() ? after.forgotten() : after);
        if (!customer.present() && !customer.isAwaited()) {
            return;
        }
        if (before != null
                && before.counts()
                && !after.counts()
                && customer.orders().dependOn(before)) {
            uncertainPeriods.add(customer.key());
        }
        customers.put(customer.key(), customer.with(customer.orders().replaced(before, after)));
    }

    private CustomerState customer(RowKey key) {
        return customers.getOrDefault(key, CustomerState.unknown(key));
    }
}
