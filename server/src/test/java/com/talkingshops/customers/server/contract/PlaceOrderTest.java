package com.talkingshops.customers.server.contract;

import static com.talkingshops.customers.server.http.Client.object;
import static com.talkingshops.customers.server.http.Replies.each;
import static com.talkingshops.customers.server.http.Replies.faultyFields;
import static com.talkingshops.customers.server.http.Replies.number;
import static org.assertj.core.api.Assertions.assertThat;

import com.talkingshops.customers.server.http.Reply;
import com.talkingshops.customers.server.http.RunningServer;
import com.talkingshops.customers.server.http.Shop;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlaceOrderTest {

    private final Shop shop = RunningServer.shared().newShop();

    @Nested
    class PostOrders {

        @Test
        void answersWithTheOrderAndItsCustomer() {
            // given
            String customer = shop.customer("919876543210", null, null, null);

            // when
            Reply reply = shop.post("/v1/orders", minimal()).expect(201);

            // then
            assertThat(reply.json().get("success").booleanValue()).isTrue();
            assertThat(reply.text("/message")).isNotBlank();
            assertThat(reply.text("/orderId")).matches("[0-9a-f]{24}");
            assertThat(reply.text("/customerId")).isEqualTo(customer);
        }

        @Test
        void fillsInWhatWasLeftOut() {
            // given
            String id = shop.post("/v1/orders", minimal()).expect(201).text("/orderId");

            // when
            Reply order = shop.get("/v1/orders/" + id).expect(200);

            // then
            assertThat(order.json().propertyNames())
                    .contains(
                            "_id",
                            "referenceId",
                            "status",
                            "final_amount",
                            "created_at",
                            "updated_at",
                            "customerId",
                            "mobile",
                            "name",
                            "email",
                            "product_items",
                            "notes",
                            "external_order_source",
                            "external_order_id");
            assertThat(order.text("/status")).isEqualTo("pending");
            assertThat(order.text("/referenceId")).startsWith("ORD-");
            assertThat(order.text("/mobile")).isEqualTo("919876543210");
            assertThat(order.json().get("product_items")).isEmpty();
            for (String empty : List.of("name", "email", "notes", "external_order_source", "external_order_id")) {
                assertThat(order.json().get(empty).isNull()).as(empty).isTrue();
            }
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "0001-01-01T00:00:00Z",
                    "1582-10-10T00:00:00Z",
                    "1899-12-31T23:59:59.999999Z",
                    "9999-12-31T00:00:00Z"
                })
        void keepsMomentsOfAnyYear(String moment) {
            // given
            var sent = new java.util.HashMap<String, Object>(minimal());
            sent.put("created_at", moment);
            sent.put("status", "paid");
            Reply placed = shop.post("/v1/orders", sent).expect(201);

            // then
            assertThat(shop.get("/v1/orders/" + placed.text("/orderId")).text("/created_at"))
                    .isEqualTo(moment);
            assertThat(shop.get("/v1/customers/" + placed.text("/customerId")).text("/metrics/lastOrderDate"))
                    .isEqualTo(moment);
            String day = moment.substring(0, 10);
            assertThat(each(shop.get("/v1/orders?startDate=" + day + "&endDate=" + day), "/orders", "_id"))
                    .containsExactly(placed.text("/orderId"));
        }

        @Test
        void keepsEveryMemberThatWasSent() {
            // given
            var sent = object(
                    "mobile",
                    "+91 98765-43210",
                    "name",
                    "John Doe",
                    "email",
                    "john@example.com",
                    "status",
                    "On-Its_Way",
                    "created_at",
                    "2023-06-20T16:00:00+05:30",
                    "referenceId",
                    "A/1",
                    "external_order_source",
                    "shopify",
                    "external_order_id",
                    "450789469",
                    "notes",
                    "Ring twice",
                    "product_items",
                    List.of(item("Tea", 3, "10.10"), item("Cup", 1, "0.05")));

            // when
            String id = shop.post("/v1/orders", sent).expect(201).text("/orderId");

            // then
            Reply order = shop.get("/v1/orders/" + id).expect(200);
            assertThat(order.text("/status")).isEqualTo("on-its_way");
            assertThat(order.text("/created_at")).isEqualTo("2023-06-20T10:30:00Z");
            assertThat(order.text("/referenceId")).isEqualTo("A/1");
            assertThat(order.text("/name")).isEqualTo("John Doe");
            assertThat(order.text("/email")).isEqualTo("john@example.com");
            assertThat(order.text("/notes")).isEqualTo("Ring twice");
            assertThat(order.text("/external_order_source")).isEqualTo("shopify");
            assertThat(order.text("/external_order_id")).isEqualTo("450789469");
            assertThat(order.body())
                    .contains("\"final_amount\":30.35", "{\"name\":\"Tea\",\"quantity\":3,\"price\":10.10}");
        }

        @Test
        void makesTheCustomerWhoHasTheMobileIfNobodyHas() {
            // when
            Reply reply = shop.post(
                            "/v1/orders",
                            object(
                                    "mobile",
                                    "98765 43210",
                                    "name",
                                    "John",
                                    "email",
                                    "john@example.com",
                                    "final_amount",
                                    1))
                    .expect(201);

            // then
            Reply customer =
                    shop.get("/v1/customers/" + reply.text("/customerId")).expect(200);
            assertThat(customer.text("/mobile")).isEqualTo("919876543210");
            assertThat(customer.text("/name")).isEqualTo("John");
            assertThat(customer.text("/email")).isEqualTo("john@example.com");
            assertThat(customer.text("/segment")).isNull();
            assertThat(number(shop.get("/v1/customers"), "/total")).isEqualTo(1);
        }

        @Test
        void leavesAKnownCustomerAlone() {
            // given
            String id = shop.customer("919876543210", "John", null, null);

            // when
            shop.post(
                            "/v1/orders",
                            object(
                                    "mobile",
                                    "919876543210",
                                    "name",
                                    "Jim",
                                    "email",
                                    "jim@example.com",
                                    "final_amount",
                                    1))
                    .expect(201);

            // then
            Reply customer = shop.get("/v1/customers/" + id);
            assertThat(customer.text("/name")).isEqualTo("John");
            assertThat(customer.text("/email")).isNull();
        }

        @Test
        void wantsAUserIdToAgreeWithTheMobile() {
            // given
            String john = shop.customer("919876543210", "John", null, null);
            shop.customer("919876543211", "Jane", null, null);

            // then
            assertThat(shop.post("/v1/orders", with("user_id", john))
                            .expect(201)
                            .text("/customerId"))
                    .isEqualTo(john);
            assertThat(faultyFields(shop.post("/v1/orders", with("user_id", "64a1b2c3d4e5f6789abc1234"))))
                    .containsExactly("user_id");
            assertThat(faultyFields(shop.post("/v1/orders", with("user_id", "x"))))
                    .containsExactly("user_id");
            var janes = object("mobile", "919876543211", "user_id", john, "final_amount", 1);
            assertThat(faultyFields(shop.post("/v1/orders", janes))).containsExactly("user_id");
            var nobodys = object("mobile", "919876543212", "user_id", john, "final_amount", 1);
            assertThat(faultyFields(shop.post("/v1/orders", nobodys))).containsExactly("user_id");
            assertThat(number(shop.get("/v1/customers"), "/total")).isEqualTo(2);
            assertThat(number(shop.get("/v1/orders"), "/total")).isEqualTo(1);
        }

        @Test
        void refusesAReferenceThatIsTaken() {
            // given
            shop.post("/v1/orders", with("referenceId", "A-1")).expect(201);

            // when
            Reply reply =
                    shop.post("/v1/orders", object("mobile", "919876543219", "referenceId", "A-1", "final_amount", 1));

            // then
            assertThat(reply.expect(409).errorCode()).isEqualTo("ConflictError");
            assertThat(reply.text("/error/details/field")).isEqualTo("referenceId");
            assertThat(number(shop.get("/v1/customers"), "/total")).isEqualTo(1);
        }

        @Test
        void answersARepeatOfAnExternalOrderWithTheFirst() {
            // given
            var sent = object(
                    "mobile",
                    "919876543210",
                    "final_amount",
                    5,
                    "external_order_source",
                    "woo",
                    "external_order_id",
                    "7");
            Reply first = shop.post("/v1/orders", sent).expect(201);

            // when
            Reply repeat = shop.post("/v1/orders", sent).expect(200);

            // then
            assertThat(repeat.text("/orderId")).isEqualTo(first.text("/orderId"));
            assertThat(repeat.text("/customerId")).isEqualTo(first.text("/customerId"));
            sent.put("external_order_source", "shopify");
            assertThat(shop.post("/v1/orders", sent).expect(201).text("/orderId"))
                    .isNotEqualTo(first.text("/orderId"));
            assertThat(number(shop.get("/v1/orders"), "/total")).isEqualTo(2);
        }

        @Test
        void takesTheSumOfTheItemsUnlessAnAmountIsGiven() {
            var items = List.of(item("a", 1_000_000, "999.99"), item("b", 2, "0.01"));
            assertThat(amount(object("mobile", "919876543210", "product_items", items)))
                    .isEqualTo("999990000.02");
            assertThat(amount(object(
                            "mobile", "919876543210", "product_items", items, "final_amount", new BigDecimal("1.50"))))
                    .isEqualTo("1.50");
            assertThat(amount(object("mobile", "919876543210", "product_items", List.of(item("gift", 1, "0")))))
                    .isEqualTo("0.00");
        }

        @Test
        void refusesASumThatIsTooMuch() {
            var body = object("mobile", "919876543210", "product_items", List.of(item("a", 1_000_000, "1000")));
            assertThat(shop.post("/v1/orders", body).expect(400).errorCode()).isEqualTo("ValidationError");
        }

        private String amount(Object body) {
            String id = shop.post("/v1/orders", body).expect(201).text("/orderId");
            return shop.get("/v1/orders/" + id)
                    .json()
                    .get("final_amount")
                    .decimalValue()
                    .toPlainString();
        }
    }

    private static Map<String, Object> minimal() {
        return object("mobile", "919876543210", "final_amount", 1);
    }

    private static Map<String, Object> with(String member, Object value) {
        return object("mobile", "919876543210", "final_amount", 1, member, value);
    }

    private static Map<String, Object> item(String name, int quantity, String price) {
        return object("name", name, "quantity", quantity, "price", new BigDecimal(price));
    }
}
