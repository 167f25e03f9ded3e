package com.talkingshops.customers.command.customer;

import static com.talkingshops.customers.command.Given.fromAnotherShop;
import static com.talkingshops.customers.command.Given.fromTheShop;
import static com.talkingshops.customers.command.Given.inTheShop;
import static com.talkingshops.customers.command.Given.thenRefused;
import static com.talkingshops.customers.command.customer.ACustomer.JOHN;
import static com.talkingshops.customers.command.customer.ACustomer.MOBILE;
import static com.talkingshops.customers.command.customer.ACustomer.REGISTERED;
import static com.talkingshops.customers.command.customer.ACustomer.SOMEBODY_ELSE;
import static org.assertj.core.api.Assertions.assertThat;

import com.talkingshops.customers.api.Update;
import com.talkingshops.customers.api.customer.CustomerCommand.ChangeCustomer;
import com.talkingshops.customers.api.customer.CustomerCommand.DeleteCustomer;
import com.talkingshops.customers.api.customer.CustomerCommand.EraseCustomer;
import com.talkingshops.customers.api.customer.CustomerCommand.Erased;
import com.talkingshops.customers.api.customer.CustomerEvent.CustomerDeleted;
import com.talkingshops.customers.api.customer.CustomerEvent.CustomerErased;
import com.talkingshops.customers.api.customer.CustomerEvent.CustomerRegistered;
import com.talkingshops.customers.api.customer.GivenMobile;
import com.talkingshops.customers.api.erasure.ReceiptId;
import com.talkingshops.customers.api.error.ErrorCode;
import com.talkingshops.customers.command.claim.InMemoryClaims;
import com.talkingshops.customers.command.claim.Owner;
import com.talkingshops.customers.command.claim.UniqueValue;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EraseCustomerTest {

    private static final ReceiptId RECEIPT = new ReceiptId("64a1b2c3d4e5f6789abc0001");
    private static final ReceiptId ANOTHER_RECEIPT = new ReceiptId("64a1b2c3d4e5f6789abc0002");

    private final InMemoryClaims claims = new InMemoryClaims();
    private final AggregateTestFixture<Customer> customer = ACustomer.fixtureWith(claims);

    @BeforeEach
    void johnHasHisNumber() {
        claims.given(() -> claims.mobiles().take(GivenMobile.of(MOBILE), JOHN));
    }

    @Test
    void erasesTheCustomerAndFreesTheNumber() {
        // given
        customer.given(inTheShop(REGISTERED))
                // when
                .when(new EraseCustomer(JOHN, RECEIPT, null), fromTheShop())
                // then
                .expectEvents(new CustomerErased(JOHN, RECEIPT))
                .expectResultMessagePayload(new Erased(JOHN, RECEIPT, 2));
        assertThat(claims.ownerOf(UniqueValue.of(MOBILE))).isEmpty();
    }

    @Test
    void erasesWhoWasDeletedBeforeAndLeavesTheNumberToItsNextOwner() {
        // given
        claims.given(() -> {
            claims.mobiles().release(MOBILE, JOHN);
            claims.mobiles().take(GivenMobile.of(MOBILE), SOMEBODY_ELSE);
        });
        customer.given(inTheShop(REGISTERED), inTheShop(new CustomerDeleted(JOHN)))
                // when
                .when(new EraseCustomer(JOHN, RECEIPT, null), fromTheShop())
                // then
                .expectEvents(new CustomerErased(JOHN, RECEIPT))
                .expectResultMessagePayload(new Erased(JOHN, RECEIPT, 3));
        assertThat(claims.ownerOf(UniqueValue.of(MOBILE))).contains(Owner.of(SOMEBODY_ELSE));
    }

    @Test
    void answersTheSameReceiptTheSecondTime() {
        // given
        customer.given(inTheShop(withoutWhatIsPersonal()), inTheShop(new CustomerErased(JOHN, RECEIPT)))
                // when
                .when(new EraseCustomer(JOHN, ANOTHER_RECEIPT, Set.of()), fromTheShop())
                // then
                .expectNoEvents()
                .expectResultMessagePayload(new Erased(JOHN, RECEIPT, 2));
    }

    @Test
    void leavesNobodyToBeChangedOrDeleted() {
        for (Object command : List.of(new DeleteCustomer(JOHN, null), renamed())) {
            // when
            var result = ACustomer.fixtureWith(claims)
                    .given(inTheShop(withoutWhatIsPersonal()), inTheShop(new CustomerErased(JOHN, RECEIPT)))
                    .when(command, fromTheShop());
            // then
            thenRefused(result, ErrorCode.NotFoundError, Map.of());
        }
    }

    @Test
    void refusesWhenTheSenderHasSeenAnOlderVersion() {
        // when
        var result =
                customer.given(inTheShop(REGISTERED)).when(new EraseCustomer(JOHN, RECEIPT, Set.of()), fromTheShop());
        // then
        thenRefused(result, ErrorCode.PreconditionFailedError, Map.of("currentVersion", 1L));
    }

    @Test
    void doesNotKnowTheCustomerOfAnotherTenant() {
        // when
        var result =
                customer.given(inTheShop(REGISTERED)).when(new EraseCustomer(JOHN, RECEIPT, null), fromAnotherShop());
        // then
        thenRefused(result, ErrorCode.NotFoundError, Map.of());
    }

    @Test
    void doesNotKnowWhoNeverWas() {
        // given
        customer.givenNoPriorActivity()
                // when
                .when(new EraseCustomer(JOHN, RECEIPT, null), fromTheShop())
                // then
                .expectException(AggregateNotFoundException.class);
    }

    @Test
    void takesOverTheReceiptOfAnEarlierTry() {
        assertThat(new EraseCustomer(JOHN, ANOTHER_RECEIPT, null).withIds(List.of(RECEIPT.value())))
                .isEqualTo(new EraseCustomer(JOHN, RECEIPT, null));
    }

    private static ChangeCustomer renamed() {
        return new ChangeCustomer(
                JOHN, Update.unchanged(), Update.to("John"), Update.unchanged(), Update.unchanged(), null);
    }

    /** As it reads once the key is destroyed. */
    private static CustomerRegistered withoutWhatIsPersonal() {
        return new CustomerRegistered(JOHN, null, null, null, REGISTERED.segment());
    }
}
