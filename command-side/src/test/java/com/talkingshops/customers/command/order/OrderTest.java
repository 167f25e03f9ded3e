package com.talkingshops.customers.command.order;

import static com.talkingshops.customers.command.Given.fromAnotherShop;
import static com.talkingshops.customers.command.Given.fromTheShop;
import static com.talkingshops.customers.command.Given.fromTheShopAgain;
import static com.talkingshops.customers.command.Given.inTheShop;
import static com.talkingshops.customers.command.Given.thenRefused;
import static org.assertj.core.api.Assertions.assertThat;

import com.talkingshops.customers.api.MessageKeys;
import com.talkingshops.customers.api.Money;
import com.talkingshops.customers.api.Update;
import com.talkingshops.customers.api.customer.CustomerEvent.CustomerRegistered;
import com.talkingshops.customers.api.customer.CustomerId;
import com.talkingshops.customers.api.customer.EmailAddress;
import com.talkingshops.customers.api.customer.GivenMobile;
import com.talkingshops.customers.api.customer.MobileNumber;
import com.talkingshops.customers.api.error.ErrorCode;
import com.talkingshops.customers.api.order.ExternalOrder;
import com.talkingshops.customers.api.order.LineItem;
import com.talkingshops.customers.api.order.OrderCommand.Accepted;
import com.talkingshops.customers.api.order.OrderCommand.ChangeOrder;
import com.talkingshops.customers.api.order.OrderCommand.PlaceOrder;
import com.talkingshops.customers.api.order.OrderCommand.Placed;
import com.talkingshops.customers.api.order.OrderEvent.OrderChanged;
import com.talkingshops.customers.api.order.OrderEvent.OrderPlaced;
import com.talkingshops.customers.api.order.OrderId;
import com.talkingshops.customers.api.order.OrderStatus;
import com.talkingshops.customers.command.Given;
import com.talkingshops.customers.command.claim.ClaimChange.Take;
import com.talkingshops.customers.command.claim.InMemoryClaims;
import com.talkingshops.customers.command.claim.Owner;
import com.talkingshops.customers.command.claim.UniqueValue;
import com.talkingshops.customers.command.customer.InMemoryRegistrar;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class OrderTest {

    private static final OrderId ORDER = new OrderId("64a1b2c3d4e5f6789abc5678");
    private static final OrderId EARLIER_ORDER = new OrderId("64a1b2c3d4e5f6789abc0001");
    private static final CustomerId JOHN = new CustomerId("64a1b2c3d4e5f6789abc1234");
    private static final CustomerId NEW_CUSTOMER = new CustomerId("64a1b2c3d4e5f6789abc9999");
    private static final MobileNumber MOBILE = new MobileNumber("919876543210");
    private static final EmailAddress EMAIL = new EmailAddress("john@example.com");
    private static final OrderStatus COMPLETED = new OrderStatus("completed");
    private static final Instant PLACED_AT = Instant.parse("2023-06-20T10:30:00Z");
    private static final ExternalOrder EXTERNAL = new ExternalOrder("shopify", "1001");
    private static final List<LineItem> ITEMS = List.of(new LineItem("Tea", 2, Money.of("125.00")));

    private final InMemoryClaims claims = new InMemoryClaims();
    private final AggregateTestFixture<Order> order = Given.fixtureOf(Order.class);

    @BeforeEach
    void intakeIsInjected() {
        order.registerInjectableResource(new Intake(
                EventSourcingRepository.builder(Order.class)
                        .eventStore(claims.events())
                        .build(),
                claims.claims(),
                claims.mobiles(),
                InMemoryRegistrar.on(claims)));
    }

    @Nested
    class Place {

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
            assertThat(claims.ownerOf(UniqueValue.ofReference("ORD-001")))
                    .contains(new Owner(ORDER.value(), JOHN));
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
            assertThat(claims.events()
                            .readEvents(NEW_CUSTOMER.value())
                            .next()
                            .getPayload())
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
                claims.claims()
                        .settle(new Take(value, new Owner(EARLIER_ORDER.value(), JOHN), other -> {
                            throw new AssertionError();
                        }));
                var earlier = new OrderPlaced(
                        EARLIER_ORDER, JOHN, "ORD-0", COMPLETED, Money.ZERO, PLACED_AT, MOBILE, null, null, null,
                        ITEMS, EXTERNAL);
                var changed = new OrderChanged(EARLIER_ORDER, JOHN, OrderStatus.PENDING, Money.ZERO, null);
                var tenant = Map.of(MessageKeys.TENANT, Given.SHOP);
                claims.events()
                        .publish(
                                new GenericDomainEventMessage<>("Order", EARLIER_ORDER.value(), 0, earlier, tenant),
                                new GenericDomainEventMessage<>("Order", EARLIER_ORDER.value(), 1, changed, tenant));
            });
        }
    }

    @Nested
    class Change {

        @Test
        void changesWhatWasSentAndLeavesTheRest() {
            // given
            order.given(inTheShop(placed(JOHN, "ORD-001", null)))
                    // when
                    .when(change(Update.to(new OrderStatus("refunded")), Update.unchanged(), null), fromTheShop())
                    // then
                    .expectEvents(new OrderChanged(
                            ORDER, JOHN, new OrderStatus("refunded"), Money.of("250.00"), "ring twice"))
                    .expectResultMessagePayload(new Accepted(ORDER, 2));
        }

        @Test
        void clearsTheNotes() {
            // given
            order.given(inTheShop(placed(JOHN, "ORD-001", null)))
                    // when
                    .when(change(Update.unchanged(), Update.to(null), null), fromTheShop())
                    // then
                    .expectEvents(new OrderChanged(ORDER, JOHN, COMPLETED, Money.of("250.00"), null));
        }

        @Test
        void appendsNothingWhenNothingIsDifferent() {
            // given
            order.given(inTheShop(placed(JOHN, "ORD-001", null)))
                    // when
                    .when(change(Update.to(COMPLETED), Update.to("ring twice"), null), fromTheShop())
                    // then
                    .expectNoEvents()
                    .expectResultMessagePayload(new Accepted(ORDER, 1));
        }

        @Test
        void refusesWhenTheSenderHasSeenAnOlderVersion() {
            // when
            var result = order.given(inTheShop(placed(JOHN, "ORD-001", null)))
                    .when(change(Update.to(COMPLETED), Update.unchanged(), Set.of(2L)), fromTheShop());
            // then
            thenRefused(result, ErrorCode.PreconditionFailedError, Map.of("currentVersion", 1L));
        }

        @Test
        void doesNotKnowTheOrderOfAnotherTenant() {
            // when
            var result = order.given(inTheShop(placed(JOHN, "ORD-001", null)))
                    .when(change(Update.to(COMPLETED), Update.unchanged(), null), fromAnotherShop());
            // then
            thenRefused(result, ErrorCode.NotFoundError, Map.of());
        }

        private ChangeOrder change(Update<OrderStatus> status, Update<String> notes, Set<Long> expected) {
            return new ChangeOrder(ORDER, status, Update.unchanged(), notes, expected);
        }
    }

    private static OrderPlaced placed(CustomerId customer, String reference, ExternalOrder external) {
        return new OrderPlaced(
                ORDER, customer, reference, COMPLETED, Money.of("250.00"), PLACED_AT, MOBILE, "John Doe", EMAIL,
                "ring twice", ITEMS, external);
    }
}
