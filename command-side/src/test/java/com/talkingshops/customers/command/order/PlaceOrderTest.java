package com.talkingshops.customers.command.order;

import static com.talkingshops.customers.command.Given.fromTheShop;
import static com.talkingshops.customers.command.Given.fromTheShopAgain;
import static com.talkingshops.customers.command.Given.thenRefused;
import static com.talkingshops.customers.command.order.AnOrder.COMPLETED;
import static com.talkingshops.customers.command.order.AnOrder.EARLIER_ORDER;
import static com.talkingshops.customers.command.order.AnOrder.EMAIL;
import static com.talkingshops.customers.command.order.AnOrder.EXTERNAL;
import static com.talkingshops.customers.command.order.AnOrder.ITEMS;
import static com.talkingshops.customers.command.order.AnOrder.JOHN;
import static com.talkingshops.customers.command.order.AnOrder.MOBILE;
import static com.talkingshops.customers.command.order.AnOrder.NEW_CUSTOMER;
import static com.talkingshops.customers.command.order.AnOrder.ORDER;
import static com.talkingshops.customers.command.order.AnOrder.PLACED_AT;
import static com.talkingshops.customers.command.order.AnOrder.placed;
import static org.assertj.core.api.Assertions.assertThat;

import com.talkingshops.customers.api.MessageKeys;
import com.talkingshops.customers.api.Money;
import com.talkingshops.customers.api.customer.CustomerEvent.CustomerRegistered;
import com.talkingshops.customers.api.customer.CustomerId;
import com.talkingshops.customers.api.customer.GivenMobile;
import com.talkingshops.customers.api.error.ErrorCode;
import com.talkingshops.customers.api.order.ExternalOrder;
import com.talkingshops.customers.api.order.OrderCommand.PlaceOrder;
import com.talkingshops.customers.api.order.OrderCommand.Placed;
import com.talkingshops.customers.api.order.OrderEvent.OrderChanged;
import com.talkingshops.customers.api.order.OrderEvent.OrderPlaced;
import com.talkingshops.customers.api.order.OrderStatus;
import com.talkingshops.customers.command.Given;
import com.talkingshops.customers.command.claim.ClaimChange.Take;
import com.talkingshops.customers.command.claim.InMemoryClaims;
import com.talkingshops.customers.command.claim.Owner;
import com.talkingshops.customers.command.claim.UniqueValue;
import java.util.Map;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;

class PlaceOrderTest {

    private final InMemoryClaims claims = new InMemoryClaims();
    private final AggregateTestFixture<Order> order = AnOrder.fixtureWith(claims);

    @Test
    void takesAnOrderOfAKnownCustomerIn() {
        // given
        johnHasTheNumber();
        order.givenNoPriorActivity()
                // when
                .when(place(null, "ORD-001", null), fromTheShop())
                // then
                .expectEvents(placed(JOHN, "ORD-001", null))
                .expectResultMessagePayload(new Placed(ORDER, JOHN, 1, false));
        assertThat(claims.ownerOf(UniqueValue.ofReference("ORD-001"))).contains(new Owner(ORDER.value(), JOHN));
    }

    @Test
    void registersACustomerForANumberThatNobodyHas() {
        // given
        order.givenNoPriorActivity()
                // when
                .when(place(null, "ORD-001", null), fromTheShop())
                // then
                .expectEvents(placed(NEW_CUSTOMER, "ORD-001", null))
                .expectResultMessagePayload(new Placed(ORDER, NEW_CUSTOMER, 1, false));
        assertThat(claims.ownerOf(UniqueValue.of(MOBILE))).contains(Owner.of(NEW_CUSTOMER));
        assertThat(claims.events().readEvents(NEW_CUSTOMER.value()).next().getPayload())
                .isEqualTo(new CustomerRegistered(NEW_CUSTOMER, MOBILE, "John Doe", EMAIL, null));
    }

    @Test
    void makesAReferenceWhenThereIsNone() {
        // given
        johnHasTheNumber();
        order.givenNoPriorActivity()
                // when
                .when(place(null, null, null), fromTheShop())
                // then
                .expectEvents(placed(JOHN, "ORD-64A1B2C3D4E5F6789ABC5678", null));
    }

    @Test
    void rejectsAReferenceAlreadyUsedInTheTenant() {
        // given
        johnHasTheNumber();
        earlierOrderHas(UniqueValue.ofReference("ORD-001"));
        // when
        var result = order.givenNoPriorActivity().when(place(null, "ORD-001", null), fromTheShopAgain());
        // then
        thenRefused(
                result,
                ErrorCode.ConflictError,
                Map.of("field", "referenceId", "existingOrderId", EARLIER_ORDER.value()));
    }

    @Test
    void answersARepeatedExternalOrderWithTheFirst() {
        // given
        earlierOrderHas(UniqueValue.of(EXTERNAL));
        order.givenNoPriorActivity()
                // when
                .when(place(NEW_CUSTOMER, null, EXTERNAL), fromTheShop())
                // then
                .expectNoEvents()
                .expectResultMessagePayload(new Placed(EARLIER_ORDER, JOHN, 2, true));
    }

    @Test
    void claimsTheNameOfAnExternalOrder() {
        // given
        order.givenNoPriorActivity()
                // when
                .when(place(null, null, EXTERNAL), fromTheShop())
                // then
                .expectEvents(placed(NEW_CUSTOMER, "ORD-64A1B2C3D4E5F6789ABC5678", EXTERNAL));
        assertThat(claims.ownerOf(UniqueValue.of(EXTERNAL))).contains(new Owner(ORDER.value(), NEW_CUSTOMER));
    }

    @Test
    void acceptsTheCustomerThatTheSenderNames() {
        // given
        johnHasTheNumber();
        order.givenNoPriorActivity()
                // when
                .when(place(JOHN, "ORD-001", null), fromTheShop())
                // then
                .expectEvents(placed(JOHN, "ORD-001", null));
    }

    @Test
    void rejectsACustomerWhoHasAnotherNumber() {
        // given
        johnHasTheNumber();
        // when
        var result = order.givenNoPriorActivity().when(place(NEW_CUSTOMER, "ORD-001", null), fromTheShop());
        // then
        thenRefused(result, ErrorCode.ValidationError, Map.of());
    }

    @Test
    void rejectsANamedCustomerForANumberThatNobodyHas() {
        // when
        var result = order.givenNoPriorActivity().when(place(JOHN, "ORD-001", null), fromTheShop());
        // then
        thenRefused(result, ErrorCode.ValidationError, Map.of());
    }

    private PlaceOrder place(CustomerId meant, String reference, ExternalOrder external) {
        return new PlaceOrder(
                ORDER,
                NEW_CUSTOMER,
                GivenMobile.of(MOBILE),
                meant,
                "John Doe",
                EMAIL,
                COMPLETED,
                Money.of("250.00"),
                PLACED_AT,
                reference,
                external,
                "ring twice",
                ITEMS);
    }

    private void johnHasTheNumber() {
        claims.given(() -> claims.mobiles().take(GivenMobile.of(MOBILE), JOHN));
    }

    private void earlierOrderHas(UniqueValue value) {
        claims.given(() -> {
            claims.claims().settle(new Take(value, new Owner(EARLIER_ORDER.value(), JOHN), other -> {
                throw new AssertionError();
            }));
            var earlier = new OrderPlaced(
                    EARLIER_ORDER,
                    JOHN,
                    "ORD-0",
                    COMPLETED,
                    Money.ZERO,
                    PLACED_AT,
                    MOBILE,
                    null,
                    null,
                    null,
                    ITEMS,
                    EXTERNAL);
            var changed = new OrderChanged(EARLIER_ORDER, JOHN, OrderStatus.PENDING, Money.ZERO, null);
            var tenant = Map.of(MessageKeys.TENANT, Given.SHOP);
            claims.events()
                    .publish(
                            new GenericDomainEventMessage<>("Order", EARLIER_ORDER.value(), 0, earlier, tenant),
                            new GenericDomainEventMessage<>("Order", EARLIER_ORDER.value(), 1, changed, tenant));
        });
    }
}
