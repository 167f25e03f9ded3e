package com.talkingshops.customers.command.order;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.axonframework.modelling.command.AggregateLifecycle.getVersion;

import com.talkingshops.customers.api.MessageKeys;
import com.talkingshops.customers.api.customer.CustomerId;
import com.talkingshops.customers.api.error.Rejection;
import com.talkingshops.customers.api.order.OrderCommand.Accepted;
import com.talkingshops.customers.api.order.OrderCommand.ChangeOrder;
import com.talkingshops.customers.api.order.OrderCommand.PlaceOrder;
import com.talkingshops.customers.api.order.OrderCommand.Placed;
import com.talkingshops.customers.api.order.OrderEvent;
import com.talkingshops.customers.api.order.OrderEvent.OrderChanged;
import com.talkingshops.customers.api.order.OrderEvent.OrderPlaced;
import com.talkingshops.customers.api.order.OrderId;
import com.talkingshops.customers.command.claim.MobileClaims.Holder;
import com.talkingshops.customers.command.precondition.ExpectedVersions;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CommandHandlerInterceptor;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** What a customer ordered. */
@Aggregate
class Order {

    static final String NAME = "Order";

    @AggregateIdentifier
    private OrderId orderId;

    private CustomerId customerId;
    private @Nullable String tenant;
    private Standing standing;

    @SuppressWarnings("NullAway.Init") // the first event fills it
    Order() {}

    @CommandHandlerInterceptor
    void isThereForItsOwnTenantOnly(@MetaDataValue(MessageKeys.TENANT) @Nullable String askingTenant) {
        if (tenant != null && !tenant.equals(askingTenant)) {
            throw Rejection.notFound(NAME);
        }
    }

    CustomerId customerId() {
        return customerId;
    }

    /** A repeat makes no second order: no event, so no aggregate. */
    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.ALWAYS)
    Placed handle(PlaceOrder command, Intake intake) {
        return intake.placedBefore(command).orElseGet(() -> place(command, intake));
    }

    @CommandHandler
    Accepted handle(ChangeOrder command) {
        ExpectedVersions.require(command.expectedVersions(), version());
        Standing changed = standing.after(command);
        if (!changed.equals(standing)) {
            apply(new OrderChanged(orderId, customerId, changed.status(), changed.finalAmount(), changed.notes()));
        }
        return new Accepted(orderId, version());
    }

    @EventSourcingHandler
    void on(OrderEvent event, @MetaDataValue(MessageKeys.TENANT) @Nullable String itsTenant) {
        switch (event) {
            case OrderPlaced placed -> {
                orderId = placed.orderId();
                customerId = placed.customerId();
                tenant = itsTenant;
                standing = new Standing(placed.status(), placed.finalAmount(), placed.notes());
            }
            case OrderChanged changed ->
                standing = new Standing(changed.status(), changed.finalAmount(), changed.notes());
        }
    }

    private Placed place(PlaceOrder command, Intake intake) {
        Holder customer = intake.customerOf(command);
        String reference = intake.claimNames(command, customer.customerId());
        apply(new OrderPlaced(
                command.orderId(),
                customer.customerId(),
                reference,
                command.status(),
                command.finalAmount(),
                command.placedAt(),
                customer.mobile(),
                command.name(),
                command.email(),
                command.notes(),
                command.items(),
                command.external()));
        return new Placed(orderId, customerId, version(), false);
    }

    private static long version() {
        return getVersion() + 1;
    }
}
