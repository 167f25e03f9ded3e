package com.talkingshops.customers.command.order;

import com.talkingshops.customers.api.customer.CustomerId;
import com.talkingshops.customers.api.error.Rejection;
import com.talkingshops.customers.api.order.ExternalOrder;
import com.talkingshops.customers.api.order.OrderCommand.PlaceOrder;
import com.talkingshops.customers.api.order.OrderCommand.Placed;
import com.talkingshops.customers.api.order.OrderId;
import com.talkingshops.customers.command.claim.ClaimChange.Take;
import com.talkingshops.customers.command.claim.Claims;
import com.talkingshops.customers.command.claim.MobileClaims;
import com.talkingshops.customers.command.claim.MobileClaims.Holder;
import com.talkingshops.customers.command.claim.Owner;
import com.talkingshops.customers.command.claim.UniqueValue;
import com.talkingshops.customers.command.customer.Registrar;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.axonframework.modelling.command.Repository;
import org.jspecify.annotations.Nullable;

/** What an order needs to know of the rest of the tenant before it can be placed. */
final class Intake {

    private final Repository<Order> orders;
    private final Claims claims;
    private final MobileClaims mobiles;
    private final Registrar registrar;

    Intake(Repository<Order> orders, Claims claims, MobileClaims mobiles, Registrar registrar) {
        this.orders = orders;
        this.claims = claims;
        this.mobiles = mobiles;
        this.registrar = registrar;
    }

    /** The order that the external system had sent before, under the same name. */
    Optional<Placed> placedBefore(PlaceOrder command) {
        return Optional.ofNullable(command.external())
                .flatMap(external -> claims.ownerOf(UniqueValue.of(external)))
                .map(this::repeated);
    }

    /**
     * The customer who has the order's mobile number, registered now if there is none.
     *
     * @throws Rejection if the sender means another customer, or the number is nobody's and not valid
     */
    Holder customerOf(PlaceOrder command) {
        Optional<Holder> known = mobiles.holderOf(command.mobile());
        refuseUnlessMeant(command.customerId(), known);
        return known.orElseGet(() -> registered(command));
    }

    /**
     * Gives the order its names within the tenant.
     *
     * @return the reference that it goes by
     * @throws Rejection if another order has one of them
     */
    String claimNames(PlaceOrder command, CustomerId customer) {
        var order = new Owner(command.orderId().value(), customer);
        String reference = command.reference() == null ? referenceMadeFor(command.orderId()) : command.reference();
        var takeReference = new Take(
                UniqueValue.ofReference(reference),
                order,
                other -> taken("referenceId", "An order with this referenceId already exists", other));
        if (command.external() == null) {
            claims.settle(takeReference);
        } else {
            claims.settle(takeReference, takeExternal(command.external(), order));
        }
        return reference;
    }

    private Placed repeated(Owner first) {
        long version = orders.load(first.id()).version() + 1;
        return new Placed(new OrderId(first.id()), first.customerId(), version, true);
    }

    private Holder registered(PlaceOrder command) {
        var mobile = registrar.register(command.newCustomerId(), command.mobile(), command.name(), command.email());
        return new Holder(command.newCustomerId(), mobile);
    }

    private static void refuseUnlessMeant(@Nullable CustomerId meant, Optional<Holder> known) {
        if (meant != null && !known.map(Holder::customerId).equals(Optional.of(meant))) {
            throw Rejection.invalid("user_id", "must be the id of the customer who has this mobile number");
        }
    }

    private static Take takeExternal(ExternalOrder external, Owner order) {
        return new Take(
                UniqueValue.of(external),
                order,
                other -> taken("external_order_id", "An order with this external_order_id already exists", other));
    }

    private static Rejection taken(String field, String message, @Nullable Owner other) {
        return Rejection.taken(field, message, other == null ? Map.of() : Map.of("existingOrderId", other.id()));
    }

    private static String referenceMadeFor(OrderId order) {
        return "ORD-" + order.value().toUpperCase(Locale.ROOT);
    }
}
