package com.talkingshops.customers.server.contract;

import static com.talkingshops.customers.server.http.Client.object;
import static com.talkingshops.customers.server.http.Replies.decimal;
import static com.talkingshops.customers.server.http.Replies.faultyFields;
import static com.talkingshops.customers.server.http.Replies.number;
import static org.assertj.core.api.Assertions.assertThat;

import com.talkingshops.customers.server.http.Reply;
import com.talkingshops.customers.server.http.RunningServer;
import com.talkingshops.customers.server.http.Shop;
import java.math.BigDecimal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChangeOrderTest {

    private static final String JUNE = "/v1/customers/stats?startDate=2023-06-01&endDate=2023-06-30";

    private final Shop shop = RunningServer.shared().newShop();
    private String customer;
    private String path;

    @BeforeEach
    void givenACompletedOrder() {
        customer = shop.customer("919876543210", "John", null, "vip");
        path = "/v1/orders/" + shop.order("919876543210", "completed", "100.00", "2023-06-15T00:00:00Z");
    }

    @Nested
    class PutOrder {

        @Test
        void answersThatItIsDone() {
            Reply reply = update(object("status", "shipped"));
            assertThat(reply.json().get("success").booleanValue()).isTrue();
            assertThat(reply.text("/message")).isNotBlank();
            assertThat(reply.header("ETag")).contains("\"2\"");
        }

        @Test
        void leavesWhatIsAbsentAndClearsNotes() {
            // given
            update(object("notes", "Ring twice"));
            assertThat(shop.get(path).text("/notes")).isEqualTo("Ring twice");

            // when
            update(object("notes", null));

            // then
            Reply order = shop.get(path);
            assertThat(order.text("/notes")).isNull();
            assertThat(order.text("/status")).isEqualTo("completed");
            assertThat(decimal(order, "/final_amount")).isEqualByComparingTo("100.00");
        }

        @Test
        void isNoEventIfNothingDiffers() {
            assertThat(update(object("status", "COMPLETED", "final_amount", new BigDecimal("100.0"), "notes", null))
                            .header("ETag"))
                    .contains("\"1\"");
        }

        @ParameterizedTest
        @CsvSource({
            "pending, 0",
            "cancelled, 0",
            "failed, 0",
            "refunded, 0",
            "Refunded, 0",
            "shipped, 1",
            "anything_else, 1"
        })
        void countsByItsStatusAtOnce(String status, int counted) {
            // when
            update(object("status", status));

            // then
            assertFigures(counted, counted == 1 ? "100.00" : "0.00");
        }

        @Test
        void countsWithItsAmountAtOnceAndAgainAfterItCameBack() {
            update(object("final_amount", new BigDecimal("33.33")));
            assertFigures(1, "33.33");
            update(object("status", "refunded", "final_amount", new BigDecimal("44.44")));
            assertFigures(0, "0.00");
            update(object("status", "completed"));
            assertFigures(1, "44.44");
        }

        @Test
        void movesTheDatesOfTheFirstAndTheLastOrder() {
            // given
            String later = "/v1/orders/" + shop.order("919876543210", "completed", "1.00", "2023-06-20T00:00:00Z");
            assertThat(shop.get("/v1/customers/" + customer).text("/metrics/lastOrderDate"))
                    .isEqualTo("2023-06-20T00:00:00Z");

            // when
            shop.put(later, object("updates", object("status", "cancelled"))).expect(200);

            // then
            Reply detail = shop.get("/v1/customers/" + customer);
            assertThat(detail.text("/metrics/lastOrderDate")).isEqualTo("2023-06-15T00:00:00Z");
            update(object("status", "failed"));
            assertThat(shop.get("/v1/customers/" + customer).text("/metrics/firstOrderDate"))
                    .isNull();
        }

        @Test
        void worksAlsoAfterItsCustomerWasDeleted() {
            // given
            shop.delete("/v1/customers/" + customer).expect(200);

            // when
            update(object("status", "refunded"));

            // then
            assertThat(number(shop.get(JUNE), "/totalOrders")).isZero();
            update(object("status", "completed", "final_amount", new BigDecimal("70.00")));
            assertThat(decimal(shop.get(JUNE), "/revenue")).isEqualByComparingTo("70.00");
            assertThat(shop.get(path).expect(200).text("/status")).isEqualTo("completed");
        }

        @ParameterizedTest
        @ValueSource(strings = {"{}", "{\"updates\":null}", "{\"updates\":{}}", "{\"updates\":[]}"})
        void wantsUpdates(String body) {
            assertThat(faultyFields(shop.put(path, body))).containsExactly("updates");
        }

        @Test
        void namesAllFaultsAtOnce() {
            var updates = object(
                    "status", null, "final_amount", null, "notes", 7, "mobile", "919876543211", "referenceId", "x");
            assertThat(faultyFields(shop.put(path, object("updates", updates))))
                    .containsExactlyInAnyOrder(
                            "updates.status",
                            "updates.final_amount",
                            "updates.notes",
                            "updates.mobile",
                            "updates.referenceId");
        }

        @ParameterizedTest
        @ValueSource(strings = {"64a1b2c3d4e5f6789abc1234", "x"})
        void ofAnOrderThatIsNotThereIsNotFound(String id) {
            var change = object("updates", object("status", "shipped"));
            assertThat(shop.put("/v1/orders/" + id, change).expect(404).text("/error/message"))
                    .isEqualTo("Order not found");
        }
    }

    /** Detail, list and statistics say the same of the only order. */
    private void assertFigures(int orders, String money) {
        Reply detail = shop.get("/v1/customers/" + customer).expect(200);
        assertThat(number(detail, "/metrics/totalOrders")).isEqualTo(orders);
        assertThat(decimal(detail, "/metrics/totalSpent")).isEqualByComparingTo(money);
        assertThat(decimal(detail, "/metrics/averageOrderValue")).isEqualByComparingTo(money);
        Reply list = shop.get("/v1/customers").expect(200);
        assertThat(number(list, "/customers/0/metrics/orderCount")).isEqualTo(orders);
        assertThat(decimal(list, "/customers/0/metrics/lifetimeValue")).isEqualByComparingTo(money);
        assertThat(decimal(list, "/averageLifetimeValue")).isEqualByComparingTo(money);
        Reply june = shop.get(JUNE).expect(200);
        assertThat(number(june, "/totalOrders")).isEqualTo(orders);
        assertThat(decimal(june, "/revenue")).isEqualByComparingTo(money);
        assertThat(decimal(june, "/segments/vip/revenue")).isEqualByComparingTo(money);
        assertThat(decimal(june, "/lifetime/revenue")).isEqualByComparingTo(money);
    }

    private Reply update(Object updates) {
        return shop.put(path, object("updates", updates)).expect(200);
    }
}
