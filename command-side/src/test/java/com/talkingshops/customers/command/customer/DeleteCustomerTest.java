package com.talkingshops.customers.command.customer;

import static com.talkingshops.customers.command.Given.fromAnotherShop;
import static com.talkingshops.customers.command.Given.fromTheShop;
import static com.talkingshops.customers.command.Given.inTheShop;
import static com.talkingshops.customers.command.Given.thenRefused;
import static com.talkingshops.customers.command.customer.ACustomer.JOHN;
import static com.talkingshops.customers.command.customer.ACustomer.MOBILE;
import static com.talkingshops.customers.command.customer.ACustomer.REGISTERED;
import static org.assertj.core.api.Assertions.assertThat;

import com.talkingshops.customers.api.customer.CustomerCommand.Accepted;
import com.talkingshops.customers.api.customer.CustomerCommand.DeleteCustomer;
import com.talkingshops.customers.api.customer.CustomerEvent.CustomerDeleted;
import com.talkingshops.customers.api.customer.GivenMobile;
import com.talkingshops.customers.api.error.ErrorCode;
import com.talkingshops.customers.command.claim.InMemoryClaims;
import com.talkingshops.customers.command.claim.UniqueValue;
import java.util.Map;
import java.util.Set;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeleteCustomerTest {

    private final InMemoryClaims claims = new InMemoryClaims();
    private final AggregateTestFixture<Customer> customer = ACustomer.fixtureWith(claims);

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
                .expectResultMessagePayload(new Accepted(JOHN, 2));
        assertThat(claims.ownerOf(UniqueValue.of(MOBILE))).isEmpty();
    }

    @Test
    void findsNobodyTheSecondTime() {
        // when
        var result = customer.given(inTheShop(REGISTERED), inTheShop(new CustomerDeleted(JOHN)))
                .when(new DeleteCustomer(JOHN, null), fromTheShop());
        // then
        thenRefused(result, ErrorCode.NotFoundError, Map.of());
    }

    @Test
    void refusesWhenTheSenderHasSeenAnOlderVersion() {
        // when
        var result = customer.given(inTheShop(REGISTERED)).when(new DeleteCustomer(JOHN, Set.of()), fromTheShop());
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
