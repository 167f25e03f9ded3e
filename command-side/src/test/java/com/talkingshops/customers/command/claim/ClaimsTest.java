package com.talkingshops.customers.command.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.talkingshops.customers.api.claim.ClaimEvent.ValueClaimed;
import com.talkingshops.customers.api.claim.ClaimEvent.ValueReleased;
import com.talkingshops.customers.api.customer.CustomerId;
import com.talkingshops.customers.api.error.Rejection;
import com.talkingshops.customers.api.order.ExternalOrder;
import com.talkingshops.customers.command.Given;
import com.talkingshops.customers.command.claim.ClaimChange.Release;
import com.talkingshops.customers.command.claim.ClaimChange.Take;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.EventMessage;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ClaimsTest {

    private static final UniqueValue REFERENCE = UniqueValue.ofReference("ORD-001");
    private static final Owner ANNA = Owner.of(new CustomerId("00000000000000000000000a"));
    private static final Owner BORIS = Owner.of(new CustomerId("00000000000000000000000b"));

    private final InMemoryClaims shop = new InMemoryClaims();

    @Nested
    class Taking {

        @Test
        void givesAFreeValueToItsFirstOwner() {
            // when
            settle(0, take(REFERENCE, ANNA));
            // then
            assertThat(shop.ownerOf(REFERENCE)).contains(ANNA);
            assertThat(shop.historyOf(REFERENCE)).hasSize(1).first().isInstanceOf(ValueClaimed.class);
        }

        @Test
        void startsAnewOnTheFirstTryWithoutReading() {
            // given
            settle(0, take(REFERENCE, ANNA));
            // when
            settle(0, take(REFERENCE, BORIS));
            // then the event store would have refused the second first event
            assertThat(sequenceNumbersOfAllEvents()).containsExactly(0L, 0L);
        }

        @Test
        void readsOnALaterTryAndRefusesWhatSomebodyHas() {
            // given
            settle(0, take(REFERENCE, ANNA));
            // when
            Throwable refusal = catchThrowable(() -> settle(1, take(REFERENCE, BORIS)));
            // then
            assertThat(refusal)
                    .isInstanceOfSatisfying(
                            Rejection.class,
                            rejection -> assertThat(rejection.details()).containsEntry("owner", ANNA.id()));
            assertThat(shop.ownerOf(REFERENCE)).contains(ANNA);
        }

        @Test
        void doesNotTakeTwiceForOneOwner() {
            // given
            settle(0, take(REFERENCE, ANNA));
            // when
            settle(1, take(REFERENCE, ANNA));
            // then
            assertThat(shop.historyOf(REFERENCE)).hasSize(1);
        }

        @Test
        void takesAllOrNothing() {
            // given
            var other = UniqueValue.ofReference("ORD-002");
            settle(0, take(other, BORIS));
            // when
            catchThrowable(() -> settle(1, take(REFERENCE, ANNA), take(other, ANNA)));
            // then
            assertThat(shop.ownerOf(REFERENCE)).isEmpty();
            assertThat(shop.ownerOf(other)).contains(BORIS);
        }

        @Test
        void knowsWhatItLookedUpInTheSameUnitOfWork() {
            // given
            settle(0, take(REFERENCE, ANNA));
            // when
            Throwable refusal = catchThrowable(() -> shop.inTheShop(0, () -> {
                shop.claims().ownerOf(REFERENCE);
                shop.claims().settle(take(REFERENCE, BORIS));
                return true;
            }));
            // then
            assertThat(refusal).isInstanceOf(Rejection.class);
        }

        @Test
        void goesThroughSeveralValuesInOneOrderWhoeverAsks() {
            // given
            List<UniqueValue> values = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                values.add(UniqueValue.ofReference("ORD-" + i));
            }
            // when
            settle(0, values.stream().map(value -> take(value, ANNA)).toArray(ClaimChange[]::new));
            // then
            assertThat(namesInTheOrderOfTheirEvents()).hasSize(10).isSorted();
        }
    }

    @Nested
    class Releasing {

        @Test
        void freesTheValueForSomebodyElse() {
            // given
            settle(0, take(REFERENCE, ANNA));
            // when
            settle(0, new Release(REFERENCE, ANNA.id()));
            settle(1, take(REFERENCE, BORIS));
            // then
            assertThat(shop.ownerOf(REFERENCE)).contains(BORIS);
            assertThat(shop.historyOf(REFERENCE))
                    .extracting(event -> (Object) event.getClass())
                    .containsExactly(ValueClaimed.class, ValueReleased.class, ValueClaimed.class);
        }

        @Test
        void leavesWhatSomebodyElseHas() {
            // given
            settle(0, take(REFERENCE, ANNA));
            // when
            settle(0, new Release(REFERENCE, BORIS.id()));
            // then
            assertThat(shop.ownerOf(REFERENCE)).contains(ANNA);
        }
    }

    @Nested
    class Names {

        @Test
        void areNotSharedBetweenTenants() {
            // given
            settle(0, take(REFERENCE, ANNA));
            // when
            var owner = shop.in(Given.OTHER_SHOP, 1, () -> shop.claims().ownerOf(REFERENCE));
            // then
            assertThat(owner).isEmpty();
        }

        @Test
        void areNotSharedBetweenKinds() {
            // given
            settle(0, take(REFERENCE, ANNA));
            // then
            assertThat(shop.ownerOf(new UniqueValue("mobile", "ORD-001"))).isEmpty();
        }

        @Test
        void doNotJoinTheSourceAndTheIdOfExternalOrders() {
            // then
            assertThat(UniqueValue.of(new ExternalOrder("shop", "ify1")))
                    .isNotEqualTo(UniqueValue.of(new ExternalOrder("shopify", "1")));
        }

        @Test
        void doNotShowTheValueInLogs() {
            // then
            assertThat(REFERENCE.toString()).doesNotContain("ORD-001");
        }
    }

    private void settle(int attempt, ClaimChange... changes) {
        shop.inTheShop(attempt, () -> {
            shop.claims().settle(changes);
            return true;
        });
    }

    private static ClaimChange take(UniqueValue value, Owner owner) {
        return new Take(value, owner, other -> Rejection.taken("value", "taken", Map.of("owner", other.id())));
    }

    private List<Long> sequenceNumbersOfAllEvents() {
        return shop.events()
                .openStream(null)
                .asStream()
                .limit(2)
                .map(event -> ((org.axonframework.eventhandling.DomainEventMessage<?>) event).getSequenceNumber())
                .toList();
    }

    private List<String> namesInTheOrderOfTheirEvents() {
        return shop.events()
                .openStream(null)
                .asStream()
                .limit(10)
                .map(EventMessage::getPayload)
                .map(event -> ((ValueClaimed) event).claimId())
                .toList();
    }
}
