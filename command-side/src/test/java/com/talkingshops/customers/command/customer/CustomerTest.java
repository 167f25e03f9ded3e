package com.talkingshops.customers.command.customer;

import static com.talkingshops.customers.command.Given.fromAnotherShop;
import static com.talkingshops.customers.command.Given.fromTheShop;
import static com.talkingshops.customers.command.Given.fromTheShopAgain;
import static com.talkingshops.customers.command.Given.inTheShop;
import static com.talkingshops.customers.command.Given.thenRefused;
import static org.assertj.core.api.Assertions.assertThat;

import com.talkingshops.customers.api.Update;
import com.talkingshops.customers.api.customer.CustomerCommand.Accepted;
import com.talkingshops.customers.api.customer.CustomerCommand.ChangeCustomer;
import com.talkingshops.customers.api.customer.CustomerCommand.DeleteCustomer;
import com.talkingshops.customers.api.customer.CustomerCommand.RegisterCustomer;
import com.talkingshops.customers.api.customer.CustomerEvent.CustomerDeleted;
import com.talkingshops.customers.api.customer.CustomerEvent.CustomerDetailsChanged;
import com.talkingshops.customers.api.customer.CustomerEvent.CustomerRegistered;
import com.talkingshops.customers.api.customer.CustomerId;
import com.talkingshops.customers.api.customer.EmailAddress;
import com.talkingshops.customers.api.customer.GivenMobile;
import com.talkingshops.customers.api.customer.MobileNumber;
import com.talkingshops.customers.api.customer.Segment;
import com.talkingshops.customers.api.error.ErrorCode;
import com.talkingshops.customers.command.Given;
import com.talkingshops.customers.command.claim.InMemoryClaims;
import com.talkingshops.customers.command.claim.Owner;
import com.talkingshops.customers.command.claim.UniqueValue;
import java.util.Map;
import java.util.Set;
import org.axonframework.eventsourcing.AggregateDeletedException;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class CustomerTest {

    private static final CustomerId JOHN = new CustomerId("64a1b2c3d4e5f6789abc1234");
    private static final CustomerId SOMEBODY_ELSE = new CustomerId("64a1b2c3d4e5f6789abc5678");
    private static final MobileNumber MOBILE = new MobileNumber("919876543210");
    private static final MobileNumber OTHER_MOBILE = new MobileNumber("919876543211");
    private static final EmailAddress EMAIL = new EmailAddress("john@example.com");
    private static final Segment PREMIUM = new Segment("premium");
    private static final CustomerRegistered REGISTERED =
            new CustomerRegistered(JOHN, MOBILE, "John Doe", EMAIL, PREMIUM);

    private final InMemoryClaims claims = new InMemoryClaims();
    private final AggregateTestFixture<Customer> customer = Given.fixtureOf(Customer.class);

    @BeforeEach
    void claimsAreInjected() {
        customer.registerInjectableResource(claims.mobiles());
    }

    @Nested
    class Register {

        @Test
        void registersACustomerUnderAFreeNumber() {
            // given
            customer.givenNoPriorActivity()
                    // when
                    .when(register(GivenMobile.of(MOBILE)), fromTheShop())
                    // then
                    .expectEvents(REGISTERED)
                    .expectResultMessagePayload(new Accepted(JOHN, 1));
            assertThat(claims.ownerOf(UniqueValue.of(MOBILE))).contains(Owner.of(JOHN));
        }

        @Test
        void storesTheNumberThatTheDigitsReadAs() {
            // given
            customer.givenNoPriorActivity()
                    // when
                    .when(register(GivenMobile.read("98765 43210", "IN").orElseThrow()), fromTheShop())
                    // then
                    .expectEvents(REGISTERED);
        }

        @Test
        void rejectsAMobileAlreadyUsedInTheTenant() {
            // given
            claims.given(() -> claims.mobiles().take(GivenMobile.of(MOBILE), SOMEBODY_ELSE));
            // when
            var result = customer.givenNoPriorActivity().when(register(GivenMobile.of(MOBILE)), fromTheShopAgain());
            // then
            thenRefused(
                    result,
                    ErrorCode.ConflictError,
                    Map.of("field", "mobile", "existingCustomerId", SOMEBODY_ELSE.value()));
        }

        @Test
        void rejectsDigitsThatAreNoNumber() {
            // when
            var result = customer.givenNoPriorActivity()
                    .when(register(GivenMobile.read("12345", "IN").orElseThrow()), fromTheShop());
            // then
            thenRefused(result, ErrorCode.ValidationError, Map.of());
        }

        private RegisterCustomer register(GivenMobile mobile) {
            return new RegisterCustomer(JOHN, mobile, "John Doe", EMAIL, PREMIUM);
        }
    }

    @Nested
    class Change {

        @BeforeEach
        void johnHasHisNumber() {
            claims.given(() -> claims.mobiles().take(GivenMobile.of(MOBILE), JOHN));
        }

        @Test
        void changesWhatWasSentAndLeavesTheRest() {
            // given
            customer.given(inTheShop(REGISTERED))
                    // when
                    .when(change(Update.unchanged(), Update.to("John Smith"), null), fromTheShop())
                    // then
                    .expectEvents(new CustomerDetailsChanged(JOHN, MOBILE, "John Smith", EMAIL, PREMIUM))
                    .expectResultMessagePayload(new Accepted(JOHN, 2));
        }

        @Test
        void clearsWhatWasSentAsNull() {
            // given
            customer.given(inTheShop(REGISTERED))
                    // when
                    .when(change(Update.unchanged(), Update.to(null), null), fromTheShop())
                    // then
                    .expectEvents(new CustomerDetailsChanged(JOHN, MOBILE, null, EMAIL, PREMIUM));
        }

        @Test
        void movesTheCustomerToAnotherNumber() {
            // given
            customer.given(inTheShop(REGISTERED))
                    // when
                    .when(change(Update.to(GivenMobile.of(OTHER_MOBILE)), Update.unchanged(), null), fromTheShop())
                    // then
                    .expectEvents(new CustomerDetailsChanged(JOHN, OTHER_MOBILE, "John Doe", EMAIL, PREMIUM));
            assertThat(claims.ownerOf(UniqueValue.of(OTHER_MOBILE))).contains(Owner.of(JOHN));
            assertThat(claims.ownerOf(UniqueValue.of(MOBILE))).isEmpty();
        }

        @Test
        void rejectsTheNumberOfSomebodyElse() {
            // given
            claims.given(() -> claims.mobiles().take(GivenMobile.of(OTHER_MOBILE), SOMEBODY_ELSE));
            // when
            var result = customer.given(inTheShop(REGISTERED))
                    .when(
                            change(Update.to(GivenMobile.of(OTHER_MOBILE)), Update.unchanged(), null),
                            fromTheShopAgain());
            // then
            thenRefused(
                    result,
                    ErrorCode.ConflictError,
                    Map.of("field", "mobile", "existingCustomerId", SOMEBODY_ELSE.value()));
        }

        @Test
        void appendsNothingWhenNothingIsDifferent() {
            // given
            customer.given(inTheShop(REGISTERED))
                    // when
                    .when(change(Update.to(GivenMobile.of(MOBILE)), Update.to("John Doe"), null), fromTheShop())
                    // then
                    .expectNoEvents()
                    .expectResultMessagePayload(new Accepted(JOHN, 1));
        }

        @Test
        void takesAnyOfTheExpectedVersions() {
            // given
            customer.given(inTheShop(REGISTERED))
                    // when
                    .when(change(Update.unchanged(), Update.to("Jo"), Set.of(7L, 1L)), fromTheShop())
                    // then
                    .expectSuccessfulHandlerExecution();
        }

        @Test
        void refusesWhenTheSenderHasSeenAnOlderVersion() {
            // when
            var result = customer.given(
                            inTheShop(REGISTERED),
                            inTheShop(new CustomerDetailsChanged(JOHN, MOBILE, "Jo", EMAIL, PREMIUM)))
                    .when(change(Update.unchanged(), Update.to("Joe"), Set.of(1L)), fromTheShop());
            // then
            thenRefused(result, ErrorCode.PreconditionFailedError, Map.of("currentVersion", 2L));
        }

        @Test
        void doesNotKnowTheCustomerOfAnotherTenant() {
            // when
            var result = customer.given(inTheShop(REGISTERED))
                    .when(change(Update.unchanged(), Update.to("Jo"), Set.of(7L)), fromAnotherShop());
            // then
            thenRefused(result, ErrorCode.NotFoundError, Map.of());
        }

        @Test
        void doesNotKnowTheCustomerWithoutATenant() {
            // when
            var result = customer.given(inTheShop(REGISTERED))
                    .when(change(Update.unchanged(), Update.to("Jo"), null), Map.of());
            // then
            thenRefused(result, ErrorCode.NotFoundError, Map.of());
        }

        private ChangeCustomer change(Update<GivenMobile> mobile, Update<String> name, Set<Long> expected) {
            return new ChangeCustomer(JOHN, mobile, name, Update.unchanged(), Update.unchanged(), expected);
        }
    }

    @Nested
    class Delete {

        @BeforeEach
        void johnHasHisNumber() {
            claims.given(() -> claims.mobiles().take(GivenMobile.of(MOBILE), JOHN));
        }

        @Test
        void deletesTheCustomerAndFreesTheNumber() {
            // given
            customer.given(inTheShop(REGISTERED))
                    // when
                    .when(new DeleteCustomer(JOHN, null), fromTheShop())
                    // then
                    .expectEvents(new CustomerDeleted(JOHN))
                    .expectResultMessagePayload(new Accepted(JOHN, 2))
                    .expectMarkedDeleted();
            assertThat(claims.ownerOf(UniqueValue.of(MOBILE))).isEmpty();
        }

        @Test
        void findsNobodyTheSecondTime() {
            // given
            customer.given(inTheShop(REGISTERED), inTheShop(new CustomerDeleted(JOHN)))
                    // when
                    .when(new DeleteCustomer(JOHN, null), fromTheShop())
                    // then
                    .expectException(AggregateDeletedException.class);
        }

        @Test
        void refusesWhenTheSenderHasSeenAnOlderVersion() {
            // when
            var result =
                    customer.given(inTheShop(REGISTERED)).when(new DeleteCustomer(JOHN, Set.of()), fromTheShop());
            // then
            thenRefused(result, ErrorCode.PreconditionFailedError, Map.of("currentVersion", 1L));
        }

        @Test
        void doesNotKnowTheCustomerOfAnotherTenant() {
            // when
            var result = customer.given(inTheShop(REGISTERED)).when(new DeleteCustomer(JOHN, null), fromAnotherShop());
            // then
            thenRefused(result, ErrorCode.NotFoundError, Map.of());
        }
    }
}
