package com.talkingshops.customers.api.order;

import com.talkingshops.customers.api.BringsIds;
import com.talkingshops.customers.api.Money;
import com.talkingshops.customers.api.Update;
import com.talkingshops.customers.api.customer.CustomerId;
import com.talkingshops.customers.api.customer.EmailAddress;
import com.talkingshops.customers.api.customer.GivenMobile;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** What can be asked of an order. */
public sealed interface OrderCommand {

    @TargetAggregateIdentifier
    OrderId orderId();

    /**
     * Takes an order in, and registers its customer if nobody has the mobile number; answers with a {@link Placed}.
     *
     * @param newCustomerId the id of the customer, should there be none yet
     * @param customerId the customer whom the sender means, if it says so; must have the mobile number
     * @param reference the order's name within the tenant; {@code null} to have one made
     * @param external where it came from; a repeat is answered with the first order
     * @param placedAt when the order was made; may lie before the customer's registration
     */
    record PlaceOrder(
            OrderId orderId,
            CustomerId newCustomerId,
            GivenMobile mobile,
            @Nullable CustomerId customerId,
            @Nullable String name,
            @Nullable EmailAddress email,
            OrderStatus status,
            Money finalAmount,
            Instant placedAt,
            @Nullable String reference,
            @Nullable ExternalOrder external,
            @Nullable String notes,
            List<LineItem> items)
            implements OrderCommand, BringsIds {

        @Override
        public List<String> ids() {
            return List.of(orderId.value(), newCustomerId.value());
        }

        @Override
        public PlaceOrder withIds(List<String> ids) {
            return new PlaceOrder(
                    new OrderId(ids.getFirst()),
                    new CustomerId(ids.getLast()),
                    mobile,
                    customerId,
                    name,
                    email,
                    status,
                    finalAmount,
                    placedAt,
                    reference,
                    external,
                    notes,
                    items);
        }
    }

    /**
     * Changes an order, also one whose customer was deleted; answers with an {@link Accepted}.
     *
     * @param expectedVersions versions that the sender takes for the present one; {@code null} for any, empty for none
     */
    record ChangeOrder(
            OrderId orderId,
            Update<OrderStatus> status,
            Update<Money> finalAmount,
            Update<String> notes,
            @Nullable Set<Long> expectedVersions)
            implements OrderCommand {}

    /**
     * The outcome of an intake.
     *
     * @param repeated whether the order had been taken in before
     */
    record Placed(OrderId orderId, CustomerId customerId, long version, boolean repeated) {}

    /**
     * The outcome of a change.
     *
     * @param version how many events the order has had
     */
    record Accepted(OrderId orderId, long version) {}
}
