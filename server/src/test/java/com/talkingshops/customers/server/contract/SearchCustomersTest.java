package com.talkingshops.customers.server.contract;

import static com.talkingshops.customers.server.http.Client.object;
import static com.talkingshops.customers.server.http.Replies.each;
import static com.talkingshops.customers.server.http.Replies.faultyFields;
import static com.talkingshops.customers.server.http.Replies.number;
import static org.assertj.core.api.Assertions.assertThat;

import com.talkingshops.customers.server.http.Query;
import com.talkingshops.customers.server.http.Reply;
import com.talkingshops.customers.server.http.RunningServer;
import com.talkingshops.customers.server.http.Shop;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One shop, whose customers are called by the last digit of their mobiles. */
class SearchCustomersTest {

    private static Shop shop;

    @BeforeAll
    static void givenCustomersOfManyNames() {
        shop = RunningServer.shared().newShop();
        shop.customer("919876543210", "José García", "jg@correo.example.com", null);
        shop.customer("919876543211", "JOSE MULLER", null, null);
        shop.customer("919876543212", "Zoë Müller", "zoe_m@example.com", null);
        shop.customer("919876543213", "100% Cotton_Shop", null, null);
        shop.customer("919876543214", "back\\slash 'quote'", null, null);
        shop.customer("919876543215", "राहुल शर्मा", null, null);
        shop.customer("919876543216", "محمد 😀 علي", null, null);
        shop.customer("919876543217", "Unit 98765", "4321@example.com", null);
        shop.customer("14155552671", null, null, null);
    }

    @Nested
    class SearchTerm {

        @ParameterizedTest
        @CsvSource({
            "jose, 01",
            "JOSÉ, 01",
            "muller, 12",
            "mÜLLER, 12",
            "garcía, 0",
            "sé g, 0",
            "zoe, 2",
            "@EXAMPLE.com, 27",
            "correo, 0",
            "शर्मा, 5",
            "علي, 6",
            "😀, 6",
            "'''quote''', 4"
        })
        void isContainedInNameOrEmailBlindToCaseAndAccents(String term, String expected) {
            assertThat(found(term)).isEqualTo(expected);
        }

        @ParameterizedTest
        @CsvSource({
            "%, 3",
            "_, 23",
            "100%, 3",
            "n_s, 3",
            "\\, 4",
            "k\\s, 4",
            "j%e, ''",
            "j_se, ''",
            ".*, ''",
            "(, ''",
            "'[a-z]', ''"
        })
        void takesPatternsForOrdinaryCharacters(String term, String expected) {
            assertThat(found(term)).isEqualTo(expected);
        }

        @ParameterizedTest
        @CsvSource({
            "9876543213, 3",
            "+91 98765-43213, 3",
            "+91 (98765) 43213, 3",
            "43214, 4",
            "415555, 1",
            "4321, 01234567",
            "98765, 01234567"
        })
        void ofDigitsFindsMobilesByTheirDigitsToo(String term, String expected) {
            assertThat(found(term)).isEqualTo(expected);
        }

        @Test
        void ofDigitsAndLettersDoesNotFindMobiles() {
            assertThat(found("unit 98765")).isEqualTo("7");
            assertThat(found("919876543213x")).isEmpty();
        }

        @Test
        void isTrimmed() {
            assertThat(found("  jose ")).isEqualTo("01");
        }

        @Test
        void countsAllThatMatchWhateverThePage() {
            // when
            Reply reply = shop.get("/v1/customers?searchTerm=jose&limit=1").expect(200);

            // then
            assertThat(number(reply, "/total")).isEqualTo(2);
            assertThat(number(reply, "/totalPages")).isEqualTo(2);
            assertThat(reply.json().get("customers")).hasSize(1);
            assertThat(reply.json().at("/meta/totalIsLowerBound").asBoolean(false))
                    .isFalse();
        }

        @Test
        void hasOneToAHundredCharacters() {
            shop.get("/v1/customers" + Query.of("searchTerm", "😀".repeat(100))).expect(200);
            assertThat(faultyFields(shop.get("/v1/customers" + Query.of("searchTerm", "😀".repeat(101)))))
                    .containsExactly("searchTerm");
            assertThat(faultyFields(shop.get("/v1/customers" + Query.of("searchTerm", "   "))))
                    .containsExactly("searchTerm");
            assertThat(faultyFields(shop.get("/v1/customers?searchTerm=a&searchTerm=b")))
                    .containsExactly("searchTerm");
        }

        @ParameterizedTest
        @ValueSource(strings = {"+", "-", ".", "()", "+-().", "+ -"})
        void withoutADigitIsStillText(String term) {
            shop.get("/v1/customers" + Query.of("searchTerm", term)).expect(200);
        }

        @Test
        void followsEveryChangeOfNameAndEmailAndMobile() {
            // given
            Shop own = RunningServer.shared().newShop();
            String id = own.customer("919876543210", "Ann", "ann@example.com", null);

            // when
            own.put(
                            "/v1/customers/" + id,
                            object("updates", object("name", "Bea", "email", null, "mobile", "14155552671")))
                    .expect(200);

            // then
            assertThat(number(own.get("/v1/customers?searchTerm=ann"), "/total"))
                    .isZero();
            assertThat(number(own.get("/v1/customers?searchTerm=98765"), "/total"))
                    .isZero();
            assertThat(number(own.get("/v1/customers?searchTerm=bea"), "/total"))
                    .isEqualTo(1);
            assertThat(number(own.get("/v1/customers?searchTerm=415555"), "/total"))
                    .isEqualTo(1);
            own.delete("/v1/customers/" + id).expect(200);
            assertThat(number(own.get("/v1/customers?searchTerm=bea"), "/total"))
                    .isZero();
        }
    }

    /** The last digits of the mobiles of whom a term finds, in order. */
    private static String found(String term) {
        Reply reply = shop.get("/v1/customers" + Query.of("searchTerm", term, "limit", "100"))
                .expect(200);
        var digits = new StringBuilder();
        each(reply, "/customers", "mobile").stream()
                .map(mobile -> mobile.substring(mobile.length() - 1))
                .sorted()
                .forEach(digits::append);
        assertThat(number(reply, "/total")).isEqualTo(digits.length());
        return digits.toString();
    }
}
