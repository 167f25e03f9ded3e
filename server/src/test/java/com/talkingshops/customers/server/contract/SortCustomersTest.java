package com.talkingshops.customers.server.contract;

import static com.talkingshops.customers.server.http.Client.object;
import static com.talkingshops.customers.server.http.Replies.each;
import static com.talkingshops.customers.server.http.Replies.faultyFields;
import static org.assertj.core.api.Assertions.assertThat;

import com.talkingshops.customers.server.http.Reply;
import com.talkingshops.customers.server.http.RunningServer;
import com.talkingshops.customers.server.http.Shop;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One shop, whose customers are called by the last digit of their mobiles. */
class SortCustomersTest {

    private static Shop shop;

    @BeforeAll
    static void givenCustomersWhoDifferInEverything() {
        shop = RunningServer.shared().newShop();
        String zero = shop.customer("919876543210", "eve", null, "vip");
        shop.customer("919876543211", "Beta", null, "premium");
        shop.customer("919876543212", null, null, "Zoo");
        shop.customer("919876543213", "Émile", null, null);
        shop.customer("919876543214", "alpha", null, "école");
        shop.order("919876543211", "completed", "30", "2023-06-03T00:00:00Z");
        shop.order("919876543212", "completed", "10", "2023-06-05T00:00:00Z");
        shop.order("919876543212", "completed", "10", "2023-06-01T00:00:00Z");
        shop.order("919876543214", "completed", "5", "2023-06-04T00:00:00Z");
        shop.order("919876543214", "pending", "500", "2023-06-09T00:00:00Z");
        shop.put("/v1/customers/" + zero, object("updates", object("email", "eve@example.com")))
                .expect(200);
    }

    @Nested
    class Sort {

        @ParameterizedTest
        @CsvSource({
            "created_at, 01234",
            "-created_at, 43210",
            "name, 41302",
            "-name, 03142",
            "segment, 41023",
            "-segment, 20143",
            "lastOrderDate, 14203",
            "-lastOrderDate, 24103"
        })
        void ordersTextBlindToCaseAndAccentsWithMissingValuesLast(String sort, String expected) {
            // then: nobody knows which of two without a value comes first
            assertThat(digits("?sort=" + sort).substring(0, 3)).isEqualTo(expected.substring(0, 3));
            assertThat(digits("?sort=" + sort).chars().sorted().toArray())
                    .isEqualTo("01234".chars().toArray());
        }

        @ParameterizedTest
        @CsvSource({"orderCount, 2", "-orderCount, 2", "lifetimeValue, 1", "-lifetimeValue, 1"})
        void ordersByFigures(String sort, String most) {
            String digits = digits("?sort=" + sort);
            assertThat(digits.charAt(sort.startsWith("-") ? 0 : 4)).isEqualTo(most.charAt(0));
        }

        @Test
        void ordersByTheLastChange() {
            assertThat(digits("?sort=-updated_at")).startsWith("0");
            assertThat(digits("?sort=updated_at")).endsWith("0");
        }

        @Test
        void isSaidBackWithItsDirection() {
            assertThat(shop.get("/v1/customers?sort=name").text("/meta/sort")).isEqualTo("name");
            assertThat(shop.get("/v1/customers?sort=-name").text("/meta/sort")).isEqualTo("-name");
        }

        @Test
        void takesItsDirectionFromAParameterToo() {
            assertThat(digits("?sort=name&sortDirection=desc")).isEqualTo(digits("?sort=-name"));
            assertThat(digits("?sort=name&sortDirection=asc")).isEqualTo(digits("?sort=name"));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "sort=password",
                    "sort=",
                    "sort=-",
                    "sort=--name",
                    "sort=NAME",
                    "sort=name%3Bdrop",
                    "sort=_id",
                    "sort=name%2Cemail",
                    "sort=name&sort=segment"
                })
        void refusesWhatCannotBeSortedBy(String query) {
            assertThat(faultyFields(shop.get("/v1/customers?" + query))).containsExactly("sort");
        }

        @Test
        void refusesADirectionThatIsNone() {
            assertThat(faultyFields(shop.get("/v1/customers?sort=name&sortDirection=sideways")))
                    .containsExactly("sortDirection");
        }
    }

    @Nested
    class Cursor {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "name",
                    "-name",
                    "segment",
                    "-segment",
                    "created_at",
                    "-created_at",
                    "updated_at",
                    "-updated_at",
                    "orderCount",
                    "-orderCount",
                    "lifetimeValue",
                    "-lifetimeValue",
                    "lastOrderDate",
                    "-lastOrderDate"
                })
        void walksTheWholeListInTheOrderOfItsPages(String sort) {
            // given
            String query = "?limit=2" + (sort.isEmpty() ? "" : "&sort=" + sort);
            var paged = new ArrayList<String>();
            for (int page = 1; page <= 3; page++) {
                paged.addAll(
                        each(shop.get("/v1/customers" + query + "&page=" + page).expect(200), "/customers", "_id"));
            }

            // then
            assertThat(walk(query))
                    .containsExactlyElementsOf(paged)
                    .doesNotHaveDuplicates()
                    .hasSize(5);
        }

        @Test
        void keepsToTheFilters() {
            assertThat(walk("?limit=1&sort=name&searchTerm=e")).hasSize(3);
            assertThat(walk("?limit=1&segment=vip,premium")).hasSize(2);
        }

        @Test
        void neitherRepeatsNorMissesWhileCustomersAreAdded() {
            // given
            Shop busy = RunningServer.shared().newShop();
            var before = new HashSet<String>();
            for (int i = 0; i < 4; i++) {
                before.add(busy.customer("91987654321" + i, null, null, null));
            }

            // when
            var seen = new ArrayList<String>();
            Reply reply = busy.get("/v1/customers?limit=1").expect(200);
            for (int i = 5; i < 9; i++) {
                seen.addAll(each(reply, "/customers", "_id"));
                busy.customer("91987654321" + i, null, null, null);
                String cursor = reply.text("/meta/nextCursor");
                if (cursor != null) {
                    reply = busy.get("/v1/customers?limit=1&cursor=" + cursor).expect(200);
                }
            }

            // then
            assertThat(seen).containsExactlyInAnyOrderElementsOf(before);
        }

        @ParameterizedTest
        @ValueSource(strings = {"x", "%00", "AAAA", "eyJhIjoxfQ", "..", "'%3B--", "0"})
        void isRefusedWhenItIsNone(String cursor) {
            assertThat(faultyFields(shop.get("/v1/customers?cursor=" + cursor))).containsExactly("cursor");
        }

        @Test
        void isRefusedWhenItSaysWhatNoCustomerCanHave() {
            // given: where the format is known, as long as cursors are not sealed
            byte[] text = {0};
            byte[] noText = {(byte) 0xff};
            Map<String, List<String>> forged = Map.of(
                    "segment", List.of(forged(1, 0, text), forged(1, 0, noText)),
                    "created_at",
                            List.of(forged(2, Long.MAX_VALUE, new byte[0]), forged(2, Long.MIN_VALUE, new byte[0])),
                    "orderCount", List.of(forged(4, 0, text)),
                    "lastOrderDate", List.of(forged(6, Long.MIN_VALUE, new byte[0]), forged(6, 0, text)));

            // then
            forged.forEach((sort, cursors) -> cursors.forEach(
                    cursor -> assertThat(faultyFields(shop.get("/v1/customers?sort=" + sort + "&cursor=" + cursor)))
                            .containsExactly("cursor")));
        }

        private static String forged(int sort, long number, byte[] text) {
            byte[] bytes = ByteBuffer.allocate(24 + text.length)
                    .put(new byte[] {1, (byte) sort, 0, 0})
                    .putLong(number)
                    .put(new byte[12])
                    .put(text)
                    .array();
            return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        }

        private List<String> walk(String query) {
            var seen = new ArrayList<String>();
            Reply reply = shop.get("/v1/customers" + query).expect(200);
            seen.addAll(each(reply, "/customers", "_id"));
            while (reply.text("/meta/nextCursor") != null && seen.size() < 100) {
                reply = shop.get("/v1/customers" + query + "&cursor=" + reply.text("/meta/nextCursor"))
                        .expect(200);
                seen.addAll(each(reply, "/customers", "_id"));
            }
            return seen;
        }
    }

    private static String digits(String query) {
        var digits = new StringBuilder();
        each(shop.get("/v1/customers" + query).expect(200), "/customers", "mobile")
                .forEach(mobile -> digits.append(mobile.charAt(mobile.length() - 1)));
        return digits.toString();
    }
}
