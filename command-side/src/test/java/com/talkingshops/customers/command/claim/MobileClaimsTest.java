package com.talkingshops.customers.command.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.talkingshops.customers.api.customer.CustomerId;
import com.talkingshops.customers.api.customer.GivenMobile;
import com.talkingshops.customers.api.customer.MobileNumber;
import com.talkingshops.customers.api.error.ErrorCode;
import com.talkingshops.customers.api.error.Rejection;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class MobileClaimsTest {

    private static final MobileNumber INDIAN = new MobileNumber("919876543210");
    private static final MobileNumber SINGAPORES = new MobileNumber("6591234567");
    private static final MobileNumber SINGAPORES_READ_IN_INDIA = new MobileNumber("916591234567");
    private static final CustomerId ANNA = new CustomerId("00000000000000000000000a");
    private static final CustomerId BORIS = new CustomerId("00000000000000000000000b");

    private final InMemoryClaims shop = new InMemoryClaims();
    private final MobileClaims mobiles = shop.mobiles();

    @Nested
    class WhomANumberMeans {

        @Test
        void isTheCustomerWhoHasExactlyTheseDigits() {
            // given
            has(ANNA, "+6591234567");
            has(BORIS, "+916591234567");
            // when
            var holder = shop.inTheShop(0, () -> mobiles.holderOf(written("6591234567")));
            // then
            assertThat(holder).contains(new MobileClaims.Holder(ANNA, SINGAPORES));
        }

        @Test
        void isElseTheCustomerWhoHasTheNumberThatTheyReadAs() {
            // given
            has(BORIS, "+916591234567");
            // when
            var holder = shop.inTheShop(0, () -> mobiles.holderOf(written("6591234567")));
            // then
            assertThat(holder).contains(new MobileClaims.Holder(BORIS, SINGAPORES_READ_IN_INDIA));
        }

        @Test
        void isElseNobody() {
            // then
            assertThat(shop.inTheShop(0, () -> mobiles.holderOf(written("9876543210"))))
                    .isEmpty();
        }

        @Test
        void isAFaultIfTheDigitsAreNobodysAndNoNumberEither() {
            // when
            Rejection refusal = catchThrowableOfType(
                    Rejection.class, () -> shop.inTheShop(0, () -> mobiles.holderOf(written("12345"))));
            // then
            assertThat(refusal.code()).isEqualTo(ErrorCode.ValidationError);
        }
    }

    @Nested
    class Taking {

        @Test
        void takesTheNumberThatTheDigitsReadAs() {
            // when
            MobileNumber taken = shop.inTheShop(0, () -> mobiles.take(written("9876543210"), ANNA));
            // then
            assertThat(taken).isEqualTo(INDIAN);
            assertThat(shop.ownerOf(UniqueValue.of(INDIAN))).contains(Owner.of(ANNA));
        }

        @Test
        void refusesDigitsThatSomebodyHasExactlyEvenIfTheyReadAsAFreeNumber() {
            // given
            has(ANNA, "+6591234567");
            // when
            Rejection refusal = catchThrowableOfType(
                    Rejection.class, () -> shop.inTheShop(0, () -> mobiles.take(written("6591234567"), BORIS)));
            // then
            assertThat(refusal.code()).isEqualTo(ErrorCode.ConflictError);
            assertThat(refusal.details())
                    .containsEntry("field", "mobile")
                    .containsEntry("existingCustomerId", ANNA.value());
        }

        @Test
        void namesTheOtherOnALaterTry() {
            // given
            has(ANNA, "+919876543210");
            // when
            Rejection refusal = catchThrowableOfType(
                    Rejection.class, () -> shop.inTheShop(1, () -> mobiles.take(written("9876543210"), BORIS)));
            // then
            assertThat(refusal.details()).containsEntry("existingCustomerId", ANNA.value());
        }
    }

    @Nested
    class Changing {

        @Test
        void movesTheCustomerFromOneNumberToTheOther() {
            // given
            has(ANNA, "+919876543210");
            // when
            MobileNumber changed = shop.inTheShop(0, () -> mobiles.change(INDIAN, written("+6591234567"), ANNA));
            // then
            assertThat(changed).isEqualTo(SINGAPORES);
            assertThat(shop.ownerOf(UniqueValue.of(SINGAPORES))).contains(Owner.of(ANNA));
            assertThat(shop.ownerOf(UniqueValue.of(INDIAN))).isEmpty();
        }

        @Test
        void leavesItWithTheNumberThatItHasHoweverWritten() {
            // given
            has(ANNA, "+6591234567");
            // when
            MobileNumber exactly = shop.inTheShop(0, () -> mobiles.change(SINGAPORES, written("6591234567"), ANNA));
            MobileNumber internationally =
                    shop.inTheShop(0, () -> mobiles.change(SINGAPORES, written("+65 9123 4567"), ANNA));
            // then
            assertThat(exactly).isEqualTo(SINGAPORES);
            assertThat(internationally).isEqualTo(SINGAPORES);
            assertThat(shop.historyOf(UniqueValue.of(SINGAPORES))).hasSize(1);
        }

        @Test
        void refusesTheNumberOfSomebodyElseAndFreesNothing() {
            // given
            has(ANNA, "+919876543210");
            has(BORIS, "+6591234567");
            // when
            Rejection refusal = catchThrowableOfType(
                    Rejection.class,
                    () -> shop.inTheShop(1, () -> mobiles.change(INDIAN, written("+6591234567"), ANNA)));
            // then
            assertThat(refusal.details()).containsEntry("existingCustomerId", BORIS.value());
            assertThat(shop.ownerOf(UniqueValue.of(INDIAN))).contains(Owner.of(ANNA));
        }
    }

    private void has(CustomerId customer, String number) {
        shop.given(() -> mobiles.take(written(number), customer));
    }

    private static GivenMobile written(String text) {
        return GivenMobile.read(text, "IN").orElseThrow();
    }
}
