package com.talkingshops.customers.server.contract;

import static com.talkingshops.customers.server.http.Client.object;
import static com.talkingshops.customers.server.http.Replies.faultyFields;
import static org.assertj.core.api.Assertions.assertThat;

import com.talkingshops.customers.server.http.Query;
import com.talkingshops.customers.server.http.Reply;
import com.talkingshops.customers.server.http.RunningServer;
import com.talkingshops.customers.server.http.Shop;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One number has many spellings, and the same digits are different numbers in different countries. */
class MobileSpellingsTest {

    private static final List<String> ONE_NUMBER = List.of(
            "919876543210",
            "+919876543210",
            "00919876543210",
            "9876543210",
            "09876543210",
            "+91 98765-43210",
            "+91 (98765) 43210",
            "98765.43210",
            "  919876543210  ",
            "00 91 98765 43210");

    @Nested
    class InTheRegionOfTheTenant {

        private final Shop shop = RunningServer.shared().newShop("IN");

        @Test
        void spellingsOfOneNumberAreOneCustomer() {
            // given
            String id = shop.customer(ONE_NUMBER.getLast(), null, null, null);

            for (String spelling : ONE_NUMBER) {
                // when
                Reply created = shop.post("/v1/customers", object("mobile", spelling));
                Reply found = shop.get("/v1/customers/lookup" + Query.of("mobile", spelling));

                // then
                assertThat(created.expect(409).text("/error/details/existingCustomerId"))
                        .isEqualTo(id);
                assertThat(found.expect(200).text("/_id")).isEqualTo(id);
                assertThat(found.text("/mobile")).isEqualTo("919876543210");
            }
        }

        @Test
        void aPlusThatArrivesAsABlankIsAPlus() {
            // given
            String id = shop.customer("+6591234567", null, null, null);

            // when
            Reply unescaped = shop.get("/v1/customers/lookup?mobile=+6591234567");

            // then
            assertThat(unescaped.expect(200).text("/_id")).isEqualTo(id);
        }

        @Test
        void exactlyTheseDigitsComeBeforeANumberOfTheRegion() {
            // given: a number of Singapore, whose digits are a valid number of India too
            String singapore = shop.customer("+6591234567", null, null, null);

            // when
            Reply found = shop.get("/v1/customers/lookup?mobile=6591234567");

            // then
            assertThat(found.expect(200).text("/_id")).isEqualTo(singapore);
            assertThat(shop.post("/v1/customers", object("mobile", "6591234567"))
                            .expect(409)
                            .text("/error/details/existingCustomerId"))
                    .isEqualTo(singapore);
            assertThat(stored("+916591234567")).isEqualTo("916591234567");
        }

        @Test
        void aNumberOfTheRegionComesBeforeAnInternationalOne() {
            assertThat(stored("6591234567")).isEqualTo("916591234567");
        }

        @Test
        void digitsThatAreNoNumberOfTheRegionMayBeInternational() {
            assertThat(stored("14155552671")).isEqualTo("14155552671");
        }

        @Test
        void anUnknownNumberIsNotFoundAndNoNumberIsAFault() {
            shop.get("/v1/customers/lookup?mobile=919876543210").expect(404);
            for (String none : List.of("12", "12345", "99999999999999")) {
                assertThat(faultyFields(shop.get("/v1/customers/lookup?mobile=" + none)))
                        .containsExactly("mobile");
                assertThat(faultyFields(shop.post("/v1/customers/lookup", object("mobile", none))))
                        .containsExactly("mobile");
            }
            assertThat(faultyFields(shop.get("/v1/customers/lookup?mobile="))).containsExactly("mobile");
            assertThat(faultyFields(shop.get("/v1/customers/lookup"))).containsExactly("mobile");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "+",
                    "00",
                    "+0",
                    "0000000000",
                    "+9198765432101234",
                    "+99912345678",
                    "91987654321O",
                    "++919876543210",
                    "919876543210;ext=1",
                    "tel:919876543210",
                    "919876543210\u0000",
                    "1e10",
                    "-919876543210"
                })
        void whatIsNoNumberIsRefused(String mobile) {
            assertThat(faultyFields(shop.post("/v1/customers", object("mobile", mobile))))
                    .containsExactly("mobile");
        }

        private String stored(String mobile) {
            String id = shop.customer(mobile, null, null, null);
            return shop.get("/v1/customers/" + id).text("/mobile");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "GB, 07400 123456, 447400123456",
        "US, (415) 555-2671, 14155552671",
        "US, 415.555.2671, 14155552671",
        "DE, 0151 23456789, 4915123456789",
        "AE, 050-123-4567, 971501234567",
        "BR, (11) 91234-5678, 5511912345678",
        "SG, 9123 4567, 6591234567",
        "IT, 02 1234 5678, 390212345678",
        "IN, 022 2345 6789, 912223456789",
        "KE, 0712 123456, 254712123456"
    })
    void aNationalNumberIsReadInTheRegionOfTheTenant(String region, String mobile, String digits) {
        // given
        Shop shop = RunningServer.shared().newShop(region);

        // when
        String id = shop.customer(mobile, null, null, null);

        // then
        assertThat(shop.get("/v1/customers/" + id).text("/mobile")).isEqualTo(digits);
        assertThat(shop.get("/v1/customers/lookup" + Query.of("mobile", "+" + digits))
                        .expect(200)
                        .text("/_id"))
                .isEqualTo(id);
        assertThat(shop.get("/v1/customers/lookup" + Query.of("mobile", mobile))
                        .expect(200)
                        .text("/_id"))
                .isEqualTo(id);
    }

    @Nested
    class PostLookup {

        private final Shop shop = RunningServer.shared().newShop("IN");

        @Test
        void doesTheSameAsTheOtherAndKeepsTheNumberOutOfTheAddress() {
            // given
            String id = shop.customer("919876543210", "John", null, null);

            // when
            Reply reply = shop.post("/v1/customers/lookup", object("mobile", "98765 43210"));

            // then
            assertThat(reply.expect(200).json())
                    .isEqualTo(shop.get("/v1/customers/" + id).json());
        }

        @Test
        void wantsAValidNumberAndNothingElse() {
            assertThat(faultyFields(shop.post("/v1/customers/lookup", "{}"))).containsExactly("mobile");
            assertThat(faultyFields(shop.post("/v1/customers/lookup", object("mobile", "12"))))
                    .containsExactly("mobile");
            assertThat(faultyFields(shop.post("/v1/customers/lookup", object("mobile", "919876543210", "name", "J"))))
                    .containsExactly("name");
            shop.post("/v1/customers/lookup", object("mobile", "919876543210")).expect(404);
        }
    }
}
