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
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One shop with five orders, called by the last character of their references; nothing here changes them. */
class OrdersTest {

    private static Shop shop;
    private static String john;
    private static String first;

    @BeforeAll
    static void givenFiveOrders() {
        shop = RunningServer.shared().newShop();
        first = order("919876543210", "A-1", "completed", "30.00", "2023-06-01T00:00:00Z");
        order("919876543210", "A-2", "pending", "10.00", "2023-06-03T23:59:59.999999Z");
        order("919876543211", "B_3", "completed", "20.00", "2023-06-04T00:00:00Z");
        order("14155552671", "D-4", "shipped", "50.00", "2023-06-02T12:00:00Z");
        order("919876543210", "C%5", "cancelled", "40.00", "2023-05-01T00:00:00Z");
        john = shop.get("/v1/customers/lookup?mobile=919876543210").text("/_id");
    }

    @Nested
    class GetOrders {

        @Test
        void showsTheNewestFirstInPages() {
            // when
            Reply reply = shop.get("/v1/orders?limit=2&page=2").expect(200);

            // then
            assertThat(references("")).isEqualTo("32415");
            assertThat(each(reply, "/orders", "referenceId")).containsExactly("D-4", "A-1");
            assertThat(number(reply, "/total")).isEqualTo(5);
            assertThat(number(reply, "/totalPages")).isEqualTo(3);
            assertThat(number(reply, "/meta/page")).isEqualTo(2);
            assertThat(number(reply, "/meta/limit")).isEqualTo(2);
            assertThat(references("?page=99")).isEmpty();
        }

        @ParameterizedTest
        @CsvSource({
            "created_at, asc, 51423",
            "created_at, desc, 32415",
            "final_amount, asc, 23154",
            "final_amount, desc, 45132",
            "updated_at, asc, 12345",
            "updated_at, desc, 54321"
        })
        void sorts(String sortBy, String direction, String expected) {
            assertThat(references("?sortBy=" + sortBy + "&sortDirection=" + direction))
                    .isEqualTo(expected);
        }

        @Test
        void sortsByTexts() {
            assertThat(references("?sortBy=status&sortDirection=asc"))
                    .startsWith("5")
                    .endsWith("24");
            assertThat(references("?sortBy=status&sortDirection=desc"))
                    .startsWith("42")
                    .endsWith("5");
            assertThat(references("?sortBy=referenceId&sortDirection=asc")).isEqualTo("12354");
        }

        @Test
        void filtersByStatusAndCustomer() {
            assertThat(references("?status=completed")).isEqualTo("31");
            assertThat(references("?status=COMPLETED")).isEqualTo("31");
            assertThat(references("?status=unheard-of")).isEmpty();
            assertThat(references("?customerId=" + john)).isEqualTo("215");
            assertThat(references("?customerId=" + john + "&status=pending")).isEqualTo("2");
            assertThat(references("?customerId=64a1b2c3d4e5f6789abc1234")).isEmpty();
        }

        @ParameterizedTest
        @CsvSource({
            "2023-06-01, 2023-06-03, 241",
            "2023-06-04, 2023-06-04, 3",
            "2023-06-01T00:00:00Z, 2023-06-02T12:00:00Z, 41",
            "2023-06-01T00:00:00.000001Z, 2023-06-02T11:59:59Z, ''",
            "2023-06-04T05:30:00+05:30, 2023-06-05, 3"
        })
        void filtersByTheTimeOfTheOrderBothEndsIncluded(String start, String end, String expected) {
            assertThat(references(Query.of("startDate", start, "endDate", end))).isEqualTo(expected);
        }

        @ParameterizedTest
        @CsvSource({
            "A-, 21",
            "A-1, 1",
            "B_, 3",
            "C%, 5",
            "-1, ''",
            "%, ''",
            "_, ''",
            "ext-A, 21",
            "ext-B_3, 3",
            "919876543210, 215",
            "+91 98765-43210, 215",
            "9876543210, 215",
            "14155552671, 4",
            "98765432, ''"
        })
        void searchesTheStartOfReferencesAndWholeMobiles(String term, String expected) {
            assertThat(references(Query.of("searchTerm", term))).isEqualTo(expected);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "page=0",
                    "limit=0",
                    "limit=101",
                    "limit=1e9",
                    "sortBy=secret",
                    "sortDirection=up",
                    "status=no!",
                    "customerId=x",
                    "startDate=x",
                    "endDate=x",
                    "searchTerm=",
                    "what=ever",
                    "page=1&page=2"
                })
        void refusesWhatItCannotMean(String query) {
            assertThat(faultyFields(shop.get("/v1/orders?" + query)))
                    .containsExactly(query.substring(0, query.indexOf('=')));
        }
    }

    @Nested
    class GetOrder {

        @Test
        void showsTheOrderAsTheListDoes() {
            // when
            Reply one = shop.get("/v1/orders/" + first).expect(200);

            // then
            Reply list = shop.get("/v1/orders?searchTerm=A-1").expect(200);
            assertThat(one.json()).isEqualTo(list.json().at("/orders/0"));
            assertThat(one.text("/customerId")).isEqualTo(john);
        }

        @ParameterizedTest
        @ValueSource(strings = {"64a1b2c3d4e5f6789abc1234", "x", "64A1B2C3D4E5F6789ABC1234"})
        void isNotFoundWhereThereIsNone(String id) {
            assertThat(shop.get("/v1/orders/" + id).expect(404).text("/error/message"))
                    .isEqualTo("Order not found");
        }
    }

    @Nested
    class GetOrdersOfACustomer {

        @Test
        void showsThemInPagesNewestFirst() {
            // when
            Reply reply = shop.get("/v1/customers/" + john + "/orders?limit=2").expect(200);

            // then
            assertThat(each(reply, "/orders", "referenceId")).containsExactly("A-2", "A-1");
            assertThat(number(reply, "/total")).isEqualTo(3);
            assertThat(number(reply, "/totalPages")).isEqualTo(2);
            assertThat(each(shop.get("/v1/customers/" + john + "/orders?limit=2&page=2"), "/orders", "referenceId"))
                    .containsExactly("C%5");
        }

        @Test
        void isNotFoundWhereThereIsNoCustomer() {
            assertThat(shop.get("/v1/customers/64a1b2c3d4e5f6789abc1234/orders")
                            .expect(404)
                            .text("/error/message"))
                    .isEqualTo("Customer not found");
            shop.get("/v1/customers/x/orders").expect(404);
        }

        @Test
        void refusesWhatItCannotMean() {
            assertThat(faultyFields(shop.get("/v1/customers/" + john + "/orders?limit=101&page=0&x=1")))
                    .containsExactlyInAnyOrder("limit", "page", "x");
        }
    }

    private static String order(String mobile, String reference, String status, String amount, String createdAt) {
        return shop.post(
                        "/v1/orders",
                        object(
                                "mobile",
                                mobile,
                                "referenceId",
                                reference,
                                "status",
                                status,
                                "final_amount",
                                new BigDecimal(amount),
                                "created_at",
                                createdAt,
                                "external_order_source",
                                "test",
                                "external_order_id",
                                "ext-" + reference))
                .expect(201)
                .text("/orderId");
    }

    private static String references(String query) {
        Reply reply = shop.get("/v1/orders" + query).expect(200);
        List<String> references = each(reply, "/orders", "referenceId");
        return String.join(
                "", references.stream().map(it -> it.substring(it.length() - 1)).toList());
    }
}
