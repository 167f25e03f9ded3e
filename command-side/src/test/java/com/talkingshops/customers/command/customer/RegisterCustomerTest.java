package com.talkingshops.customers.command.customer;

import static com.talkingshops.customers.command.Given.fromTheShop;
import static com.talkingshops.customers.command.Given.fromTheShopAgain;
import static com.talkingshops.customers.command.Given.thenRefused;
import static com.talkingshops.customers.command.customer.ACustomer.EMAIL;
import static com.talkingshops.customers.command.customer.ACustomer.JOHN;
import static com.talkingshops.customers.command.customer.ACustomer.MOBILE;
import static com.talkingshops.customers.command.customer.ACustomer.PREMIUM;
import static com.talkingshops.customers.command.customer.ACustomer.REGISTERED;
import static com.talkingshops.customers.command.customer.ACustomer.SOMEBODY_ELSE;
import static org.assertj.core.api.Assertions.assertThat;

import com.talkingshops.customers.api.customer.CustomerCommand.Accepted;
import com.talkingshops.customers.api.customer.CustomerCommand.RegisterCustomer;
import com.talkingshops.customers.api.customer.GivenMobile;
import com.talkingshops.customers.api.error.ErrorCode;
import com.talkingshops.customers.command.claim.InMemoryClaims;
import com.talkingshops.customers.command.claim.Owner;
import com.talkingshops.customers.command.claim.UniqueValue;
import java.util.Map;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;

class RegisterCustomerTest {

    private final InMemoryClaims claims = new InMemoryClaims();
    private final AggregateTestFixture<Customer> customer = ACustomer.fixtureWith(claims);

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
                .when(register(GivenMobile.read("123456", "IN").orElseThrow()), fromTheShop());
        // then
        thenRefused(result, ErrorCode.ValidationError, Map.of());
    }

    private RegisterCustomer register(GivenMobile mobile) {
        return new RegisterCustomer(JOHN, mobile, "John Doe", EMAIL, PREMIUM);
    }
}
