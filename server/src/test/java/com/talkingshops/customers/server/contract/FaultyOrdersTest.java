package com.talkingshops.customers.server.contract;

import static com.talkingshops.customers.server.http.Client.object;
import static com.talkingshops.customers.server.http.Replies.faultyFields;
import static org.assertj.core.api.Assertions.assertThat;

import com.talkingshops.customers.server.http.RunningServer;
import com.talkingshops.customers.server.http.Shop;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Orders that cannot be taken in, and some that look as if. */
class FaultyOrdersTest {

    private static final Shop SHOP = RunningServer.shared().newShop();

    @Nested
    class Faults {

        @ParameterizedTest
        @ValueSource(
                strings = {"-1", "-0.01", "1.001", "999999999.991", "1000000000", "1e9", "\"5\"", "true", "[]", "1e-3"})
        void inAnAmount(String amount) {
            var reply = SHOP.post("/v1/orders", "{\"mobile\":\"919876543210\",\"final_amount\":" + amount + "}");
            assertThat(faultyFields(reply)).containsExactly("final_amount");
        }

        @ParameterizedTest
        @CsvSource({"0, 0.00", "0.1, 0.10", "1.500, 1.50", "1e2, 100.00", "999999999.99, 999999999.99", "-0.0, 0.00"})
        void areNotInAnAmountThatIsExactInTwoDecimals(String sent, String kept) {
            var reply = SHOP.post("/v1/orders", "{\"mobile\":\"919876543210\",\"final_amount\":" + sent + "}");
            String id = reply.expect(201).text("/orderId");
            assertThat(SHOP.get("/v1/orders/" + id).body()).contains("\"final_amount\":" + kept + ",");
        }

        @ParameterizedTest
        @ValueSource(strings = {"0", "-1", "1000001", "1.5", "\"1\"", "null", "99999999999999999999"})
        void inAQuantity(String quantity) {
            assertThat(faultyFields(SHOP.post(
                            "/v1/orders", items("{\"name\":\"a\",\"quantity\":" + quantity + ",\"price\":1}"))))
                    .containsExactly("product_items[0].quantity");
        }

        @Test
        void inItems() {
            assertThat(faultyFields(SHOP.post("/v1/orders", items("")))).contains("product_items");
            assertThat(faultyFields(SHOP.post("/v1/orders", items("7")))).containsExactly("product_items[0]");
            assertThat(faultyFields(SHOP.post("/v1/orders", items("{}"))))
                    .containsExactlyInAnyOrder(
                            "product_items[0].name", "product_items[0].quantity", "product_items[0].price");
            assertThat(faultyFields(
                            SHOP.post("/v1/orders", items("{\"name\":\"a\",\"quantity\":1,\"price\":1,\"sku\":1}"))))
                    .containsExactly("product_items[0].sku");
        }

        @Test
        void whereNothingWasOrdered() {
            assertThat(faultyFields(SHOP.post("/v1/orders", object("mobile", "919876543210"))))
                    .containsExactly("product_items");
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "two words", "ünder", "done!", "x1", "abcdefghijklmnopqrstuvwxyzabcdefg"})
        void inAStatus(String status) {
            assertThat(faultyFields(SHOP.post("/v1/orders", with("status", status))))
                    .containsExactly("status");
        }

        @Test
        void areNamedAllAtOnce() {
            var body = object(
                    "mobile",
                    "x",
                    "status",
                    "?",
                    "final_amount",
                    -1,
                    "created_at",
                    "2023-06-20",
                    "email",
                    "x",
                    "user_id",
                    7,
                    "total",
                    5);
            assertThat(faultyFields(SHOP.post("/v1/orders", body)))
                    .containsExactlyInAnyOrder(
                            "mobile", "status", "final_amount", "created_at", "email", "user_id", "total");
        }

        @Test
        void inHalfOfAnExternalName() {
            assertThat(faultyFields(SHOP.post("/v1/orders", with("external_order_id", "7"))))
                    .hasSize(1);
            assertThat(faultyFields(SHOP.post("/v1/orders", with("external_order_source", "woo"))))
                    .hasSize(1);
        }

        private String items(String items) {
            return "{\"mobile\":\"919876543210\",\"product_items\":[" + items + "]}";
        }
    }

    private static Map<String, Object> with(String member, Object value) {
        return object("mobile", "919876543210", "final_amount", 1, member, value);
    }
}
