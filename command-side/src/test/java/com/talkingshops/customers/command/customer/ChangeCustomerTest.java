package com.talkingshops.customers.command.customer;

import static com.talkingshops.customers.command.Given.fromAnotherShop;
import static com.talkingshops.customers.command.Given.fromTheShop;
import static com.talkingshops.customers.command.Given.fromTheShopAgain;
import static com.talkingshops.customers.command.Given.inTheShop;
import static com.talkingshops.customers.command.Given.thenRefused;
import static com.talkingshops.customers.command.customer.ACustomer.EMAIL;
import static com.talkingshops.customers.command.customer.ACustomer.JOHN;
import static com.talkingshops.customers.command.customer.ACustomer.MOBILE;
import static com.talkingshops.customers.command.customer.ACustomer.OTHER_MOBILE;
import static com.talkingshops.customers.command.customer.ACustomer.PREMIUM;
import static com.talkingshops.customers.command.customer.ACustomer.REGISTERED;
import static com.talkingshops.customers.command.customer.ACustomer.SOMEBODY_ELSE;
import static org.assertj.core.api.Assertions.assertThat;

import com.talkingshops.customers.api.Update;
import com.talkingshops.customers.api.customer.CustomerCommand.Accepted;
import com.talkingshops.customers.api.customer.CustomerCommand.ChangeCustomer;
import com.talkingshops.customers.api.customer.CustomerEvent.CustomerDetailsChanged;
import com.talkingshops.customers.api.customer.GivenMobile;
import com.talkingshops.customers.api.error.ErrorCode;
import com.talkingshops.customers.command.claim.InMemoryClaims;
import com.talkingshops.customers.command.claim.Owner;
import com.talkingshops.customers.command.claim.UniqueValue;
import java.util.Map;
import java.util.Set;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ChangeCustomerTest {

    private final InMemoryClaims claims = new InMemoryClaims();
    private final AggregateTestFixture<Customer> customer = ACustomer.fixtureWith(claims);

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
                .when(change(Update.to(GivenMobile.of(OTHER_MOBILE)), Update.unchanged(), null), fromTheShopAgain());
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
        var result =
                customer.given(inTheShop(REGISTERED)).when(change(Update.unchanged(), Update.to("Jo"), null), Map.of());
        // then
        thenRefused(result, ErrorCode.NotFoundError, Map.of());
    }

    private ChangeCustomer change(Update<GivenMobile> mobile, Update<String> name, Set<Long> expected) {
        return new ChangeCustomer(JOHN, mobile, name, Update.unchanged(), Update.unchanged(), expected);
    }
}
