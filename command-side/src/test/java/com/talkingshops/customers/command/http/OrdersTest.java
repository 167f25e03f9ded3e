package com.talkingshops.customers.command.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.talkingshops.customers.command.http.Node.Reply;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrdersTest {

    private static final String ORDER = """
            {"mobile": "919876543210", "name": "John Doe", "email": "john@example.com", "status": "Completed",
             "created_at": "2023-06-20T10:30:00Z", "product_items": [{"name": "Tea", "quantity": 2, "price": 125}]}""";

    private final Node shop = Node.forANewTenant();

    @Nested
    class Create {

        @Test
        void takesTheOrderInAndRegistersItsCustomer() {
            // when
            Reply first = shop.post("/v1/orders", ORDER);
            Reply second = shop.post("/v1/orders", ORDER);
            // then
            assertThat(first.status()).isEqualTo(201);
            assertThat(first.body().propertyNames()).containsExactly("success", "message", "orderId", "customerId");
            assertThat(first.header("Location")).isEqualTo("/v1/orders/" + first.text("/orderId"));
            assertThat(first.header("ETag")).isEqualTo("\"1\"");
            assertThat(second.status()).isEqualTo(201);
            assertThat(second.text("/customerId")).isEqualTo(first.text("/customerId"));
            assertThat(second.text("/orderId")).isNotEqualTo(first.text("/orderId"));
        }

        @Test
        void answersARepeatedExternalOrderWithTheFirst() {
            // given
            String order = """
                    {"mobile": "%s", "final_amount": 1, "external_order_source": "shopify", "external_order_id": "1"}""";
            Reply first = shop.post("/v1/orders", order.formatted("919876543210"));
            // when
            Reply repeat = shop.post("/v1/orders", order.formatted("919876543211"));
            // then
            assertThat(first.status()).isEqualTo(201);
            assertThat(repeat.status()).isEqualTo(200);
            assertThat(repeat.text("/orderId")).isEqualTo(first.text("/orderId"));
            assertThat(repeat.text("/customerId")).isEqualTo(first.text("/customerId"));
            assertThat(repeat.header("ETag")).isEqualTo("\"1\"");
        }

        @Test
        void refusesATakenReference() {
            // given
            String order = "{\"mobile\": \"%s\", \"final_amount\": 1, \"referenceId\": \"ORD-001\"}";
            Reply first = shop.post("/v1/orders", order.formatted("919876543210"));
            // when
            Reply second = shop.post("/v1/orders", order.formatted("919876543211"));
            // then
            assertThat(second.status()).isEqualTo(409);
            assertThat(second.text("/error/details/field")).isEqualTo("referenceId");
            assertThat(second.text("/error/details/existingOrderId")).isEqualTo(first.text("/orderId"));
        }

        @Test
        void registersNobodyWhenTheOrderIsRefused() {
            // given
            shop.post("/v1/orders", "{\"mobile\": \"919876543210\", \"final_amount\": 1, \"referenceId\": \"R\"}");
            shop.post("/v1/orders", "{\"mobile\": \"919876543211\", \"final_amount\": 1, \"referenceId\": \"R\"}");
            // when
            Reply reply = shop.post("/v1/customers", "{\"mobile\": \"919876543211\"}");
            // then
            assertThat(reply.status()).isEqualTo(201);
        }

        @Test
        void holdsTheNamedCustomerAgainstTheNumber() {
            // given
            String john = shop.post("/v1/orders", ORDER).text("/customerId");
            String order = "{\"mobile\": \"%s\", \"user_id\": \"%s\", \"final_amount\": 1}";
            // then
            assertThat(shop.post("/v1/orders", order.formatted("9876543210", john))
                            .status())
                    .isEqualTo(201);
            assertThat(shop.post("/v1/orders", order.formatted("9876543211", john))
                            .status())
                    .isEqualTo(400);
            assertThat(shop.post("/v1/orders", order.formatted("9876543210", "0".repeat(24)))
                            .status())
                    .isEqualTo(400);
            assertThat(shop.post("/v1/orders", order.formatted("9876543210", "john"))
                            .status())
                    .isEqualTo(400);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{}",
                    "{\"mobile\": \"9876543210\"}",
                    "{\"mobile\": \"9876543210\", \"product_items\": []}",
                    "{\"mobile\": \"9876543210\", \"product_items\": [{}]}",
                    "{\"mobile\": \"9876543210\", \"product_items\": [{\"name\": \"T\", \"quantity\": 0, \"price\": 1}]}",
                    "{\"mobile\": \"9876543210\", \"product_items\": [{\"name\": \"T\", \"quantity\": 1.5, \"price\": 1}]}",
                    "{\"mobile\": \"9876543210\", \"product_items\": [{\"name\": \"T\", \"quantity\": 2, \"price\": 999999999}]}",
                    "{\"mobile\": \"9876543210\", \"final_amount\": -1}",
                    "{\"mobile\": \"9876543210\", \"final_amount\": 1.001}",
                    "{\"mobile\": \"9876543210\", \"final_amount\": \"1\"}",
                    "{\"mobile\": \"9876543210\", \"final_amount\": 1000000000}",
                    "{\"mobile\": \"9876543210\", \"final_amount\": 1, \"status\": \"two words\"}",
                    "{\"mobile\": \"9876543210\", \"final_amount\": 1, \"created_at\": \"yesterday\"}",
                    "{\"mobile\": \"9876543210\", \"final_amount\": 1, \"external_order_id\": \"1\"}",
                    "{\"mobile\": \"12345\", \"final_amount\": 1}"
                })
        void refusesWhatIsNoOrder(String body) {
            // then
            assertThat(shop.post("/v1/orders", body).status()).isEqualTo(400);
        }

        @ParameterizedTest
        @ValueSource(strings = {"250.0", "2.5e2", "250.10", "0", "999999999.99"})
        void takesAnyNumberWithUpToTwoDecimals(String amount) {
            // then
            assertThat(shop.post("/v1/orders", "{\"mobile\": \"9876543210\", \"final_amount\": " + amount + "}")
                            .status())
                    .isEqualTo(201);
        }
    }

    @Nested
    class Update {

        @Test
        void changesTheOrder() {
            // given
            String order = shop.post("/v1/orders", ORDER).text("/orderId");
            // when
            Reply reply = shop.put("/v1/orders/" + order, "{\"updates\": {\"status\": \"REFUNDED\"}}");
            // then
            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.response().body())
                    .isEqualTo("{\"success\":true,\"message\":\"Order updated successfully\"}");
            assertThat(reply.header("ETag")).isEqualTo("\"2\"");
        }

        @Test
        void changesItAlsoAfterItsCustomerWasDeleted() {
            // given
            Reply placed = shop.post("/v1/orders", ORDER);
            shop.delete("/v1/customers/" + placed.text("/customerId"));
            // when
            Reply reply = shop.put("/v1/orders/" + placed.text("/orderId"), "{\"updates\": {\"final_amount\": 1.5}}");
            // then
            assertThat(reply.status()).isEqualTo(200);
        }

        @Test
        void findsNobodyElsesOrders() {
            // given
            String order = shop.post("/v1/orders", ORDER).text("/orderId");
            String body = "{\"updates\": {\"notes\": null}}";
            // when
            Reply others = shop.asAnotherTenant().put("/v1/orders/" + order, body);
            Reply nobodys = shop.put("/v1/orders/64a1b2c3d4e5f6789abc1234", body);
            Reply malformed = shop.put("/v1/orders/1", body);
            // then
            assertThat(others.status()).isEqualTo(404);
            assertThat(others.body()).isEqualTo(nobodys.body()).isEqualTo(malformed.body());
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{\"updates\": {\"status\": null}}",
                    "{\"updates\": {\"final_amount\": null}}",
                    "{\"updates\": {\"referenceId\": \"x\"}}",
                    "{\"updates\": {}}"
                })
        void refusesUpdatesThatMakeNoSense(String body) {
            // given
            String order = shop.post("/v1/orders", ORDER).text("/orderId");
            // then
            assertThat(shop.put("/v1/orders/" + order, body).status()).isEqualTo(400);
        }
    }
}
