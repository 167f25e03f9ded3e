package com.talkingshops.customers.server.contract;

import static com.talkingshops.customers.server.http.Client.object;
import static com.talkingshops.customers.server.http.Replies.number;
import static org.assertj.core.api.Assertions.assertThat;

import com.talkingshops.customers.server.http.Reply;
import com.talkingshops.customers.server.http.RunningServer;
import com.talkingshops.customers.server.http.Shop;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The figures beside a list are of all that the filters match, not of the page. */
class ListFiguresTest {

    private final Shop shop = RunningServer.shared().newShop();

    @Nested
    class AverageLifetimeValue {

        @Test
        void isRoundedHalfUpOverAllThatMatch() {
            // given
            shop.customer("919876543210", "Ann", null, "vip");
            shop.customer("919876543211", "Bob", null, "vip");
            shop.customer("919876543212", "Cid", null, null);
            shop.order("919876543210", "completed", "0.01", null);
            shop.order("919876543212", "completed", "10.00", null);

            // then
            assertThat(shop.get("/v1/customers?limit=1").body()).contains("\"averageLifetimeValue\":3.34");
            assertThat(shop.get("/v1/customers?segment=vip").body()).contains("\"averageLifetimeValue\":0.01");
            assertThat(shop.get("/v1/customers?searchTerm=cid").body()).contains("\"averageLifetimeValue\":10.00");
            assertThat(shop.get("/v1/customers?searchTerm=bob").body()).contains("\"averageLifetimeValue\":0.00");
            assertThat(shop.get("/v1/customers?page=9").body()).contains("\"averageLifetimeValue\":3.34");
        }

        @Test
        void keepsTheLargestAmountsExact() {
            // given
            shop.order("919876543210", "completed", "999999999.99", null);
            shop.order("919876543210", "completed", "999999999.99", null);

            // then
            assertThat(shop.get("/v1/customers").body())
                    .contains("\"averageLifetimeValue\":1999999999.98", "\"lifetimeValue\":1999999999.98");
        }
    }

    @Nested
    class ActiveCount {

        @Test
        void isOfCustomersWithACountedOrderOnOneOfTheLastNinetyDays() {
            assertOnOneDay(today -> {
                // given
                Shop shop = RunningServer.shared().newShop();
                shop.order("919876543210", "completed", "1", today + "T00:00:00Z");
                shop.order("919876543211", "completed", "1", today.minusDays(89) + "T00:00:00Z");
                shop.order("919876543212", "completed", "1", today.minusDays(90) + "T23:59:59.999999Z");
                shop.order("919876543213", "pending", "1", today + "T00:00:00Z");
                shop.customer("919876543214", "Ann", null, "vip");

                // when
                Reply all = shop.get("/v1/customers?limit=1");

                // then
                assertThat(number(all, "/activeCount")).isEqualTo(2);
                assertThat(number(shop.get("/v1/customers?segment=vip"), "/activeCount"))
                        .isZero();
                assertThat(number(shop.get("/v1/customers?searchTerm=919876543211"), "/activeCount"))
                        .isEqualTo(1);
                assertThat(number(shop.get("/v1/customers?searchTerm=919876543212"), "/activeCount"))
                        .isZero();
            });
        }

        @Test
        void followsTheStatusOfTheLastOrder() {
            // given
            String order = shop.order("919876543210", "completed", "1", null);
            assertThat(number(shop.get("/v1/customers"), "/activeCount")).isEqualTo(1);

            // when
            shop.put("/v1/orders/" + order, object("updates", object("status", "refunded")))
                    .expect(200);

            // then
            assertThat(number(shop.get("/v1/customers"), "/activeCount")).isZero();
        }

        /** Runs a check that needs to know what day it is, once more if the day ended meanwhile. */
        private void assertOnOneDay(java.util.function.Consumer<LocalDate> check) {
            LocalDate today = LocalDate.now(ZoneOffset.UTC);
            try {
                check.accept(today);
            } catch (AssertionError e) {
                if (today.equals(LocalDate.now(ZoneOffset.UTC))) {
                    throw e;
                }
                check.accept(LocalDate.now(ZoneOffset.UTC));
            }
        }
    }

    @Nested
    class Metrics {

        @Test
        void areTheSameInTheListAndInTheDetail() {
            // given
            String id = shop.customer("919876543210", null, null, null);
            shop.order("919876543210", "completed", "10.10", "2023-06-20T10:30:00Z");
            shop.order("919876543210", "shipped", "20.25", "2023-05-20T10:30:00Z");
            shop.order("919876543210", "failed", "99", "2023-04-20T10:30:00Z");

            // when
            Reply list = shop.get("/v1/customers");
            Reply detail = shop.get("/v1/customers/" + id);

            // then
            assertThat(list.body()).contains("\"orderCount\":2", "\"lifetimeValue\":30.35");
            assertThat(detail.body())
                    .contains(
                            "\"totalOrders\":2",
                            "\"totalSpent\":30.35",
                            "\"averageOrderValue\":15.18",
                            "\"firstOrderDate\":\"2023-05-20T10:30:00Z\"",
                            "\"lastOrderDate\":\"2023-06-20T10:30:00Z\"");
            assertThat(detail.json().get("orders")).hasSize(3);
        }
    }
}
