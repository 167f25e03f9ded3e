package com.talkingshops.customers.command.order;

import static com.talkingshops.customers.command.Given.fromAnotherShop;
import static com.talkingshops.customers.command.Given.fromTheShop;
import static com.talkingshops.customers.command.Given.inTheShop;
import static com.talkingshops.customers.command.Given.thenRefused;
import static com.talkingshops.customers.command.order.AnOrder.COMPLETED;
import static com.talkingshops.customers.command.order.AnOrder.JOHN;
import static com.talkingshops.customers.command.order.AnOrder.ORDER;
import static com.talkingshops.customers.command.order.AnOrder.placed;

import com.talkingshops.customers.api.Money;
import com.talkingshops.customers.api.Update;
import com.talkingshops.customers.api.error.ErrorCode;
import com.talkingshops.customers.api.order.OrderCommand.Accepted;
import com.talkingshops.customers.api.order.OrderCommand.ChangeOrder;
import com.talkingshops.customers.api.order.OrderEvent.OrderChanged;
import com.talkingshops.customers.api.order.OrderStatus;
import com.talkingshops.customers.command.claim.InMemoryClaims;
import java.util.Map;
import java.util.Set;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;

class ChangeOrderTest {

    private final InMemoryClaims claims = new InMemoryClaims();
    private final AggregateTestFixture<Order> order = AnOrder.fixtureWith(claims);

    @Test
    void changesWhatWasSentAndLeavesTheRest() {
        // given
        order.given(inTheShop(placed(JOHN, "ORD-001", null)))
                // when
                .when(change(Update.to(new OrderStatus("refunded")), Update.unchanged(), null), fromTheShop())
                // then
                .expectEvents(
                        new OrderChanged(ORDER, JOHN, new OrderStatus("refunded"), Money.of("250.00"), "ring twice"))
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
