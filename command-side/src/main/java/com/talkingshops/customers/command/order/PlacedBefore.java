package com.talkingshops.customers.command.order;

import com.talkingshops.customers.api.BringsIds;
import com.talkingshops.customers.api.order.OrderCommand.PlaceOrder;
import com.talkingshops.customers.api.order.OrderCommand.Placed;
import com.talkingshops.customers.command.idempotency.MadeBefore;
import java.util.Optional;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.Repository;

/** Tells whether an order was taken in by a command whose outcome nobody kept. */
final class PlacedBefore implements MadeBefore {

    private static final long FIRST_VERSION = 1;

    private final Repository<Order> orders;

    PlacedBefore(Repository<Order> orders) {
        this.orders = orders;
    }

    @Override
    public Class<PlaceOrder> commands() {
        return PlaceOrder.class;
    }

    @Override
    public Optional<Object> outcomeOf(BringsIds command) {
        PlaceOrder place = commands().cast(command);
        try {
            var customer = orders.load(place.orderId().value()).invoke(Order::customerId);
            return Optional.of(new Placed(place.orderId(), customer, FIRST_VERSION, false));
        } catch (AggregateNotFoundException e) {
            return Optional.empty();
        }
    }
}
