package com.talkingshops.customers.server.contract;

import static com.talkingshops.customers.server.http.Replies.decimal;
import static com.talkingshops.customers.server.http.Replies.faultyFields;
import static com.talkingshops.customers.server.http.Replies.number;
import static org.assertj.core.api.Assertions.assertThat;

import com.talkingshops.customers.server.http.Query;
import com.talkingshops.customers.server.http.Reply;
import com.talkingshops.customers.server.http.RunningServer;
import com.talkingshops.customers.server.http.Shop;
import java.time.YearMonth;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StatisticsTest {

    private final Shop shop = RunningServer.shared().newShop();

    @Nested
    class GetStatistics {

        @Test
        void isAllZerosWhereNobodyIs() {
            // when
            Reply reply = stats("");

            // then
            assertThat(number(reply, "/totalCustomers")).isZero();
            assertThat(reply.body())
                    .contains("\"averageOrderValue\":0.00", "\"revenue\":0.00", "\"segmentDistribution\":{}");
            assertThat(reply.json().has("series")).isFalse();
        }

        @Test
        void isOfTheCurrentMonthUnlessAskedOtherwise() {
            // given
            shop.order("919876543210", "completed", "10", null);
            shop.order("919876543210", "completed", "20", "2023-06-15T00:00:00Z");

            // when
            Reply reply = stats("");

            // then
            YearMonth month = YearMonth.now(ZoneOffset.UTC);
            assertThat(reply.text("/period/start")).isEqualTo(month.atDay(1) + "T00:00:00Z");
            assertThat(reply.text("/period/end")).isEqualTo(month.atEndOfMonth() + "T23:59:59Z");
            assertThat(number(reply, "/newCustomers")).isEqualTo(1);
            assertThat(number(reply, "/totalOrders")).isEqualTo(1);
            assertThat(decimal(reply, "/revenue")).isEqualByComparingTo("10");
        }

        @Test
        void isOfEverythingOnRequest() {
            // given
            shop.order("919876543210", "completed", "10", null);
            shop.order("919876543210", "completed", "20", "1999-06-15T00:00:00Z");

            // when
            Reply reply = stats("?period=all");

            // then
            assertThat(reply.json().at("/period/start").isNull()).isTrue();
            assertThat(reply.json().at("/period/end").isNull()).isTrue();
            assertThat(number(reply, "/totalOrders")).isEqualTo(2);
            assertThat(decimal(reply, "/averageOrderValue")).isEqualByComparingTo("15");
            assertThat(number(reply, "/newCustomers")).isEqualTo(1);
        }

        @ParameterizedTest
        @CsvSource({
            "2023-06-01, 2023-06-30, 2",
            "2023-06-01T17:00:00Z, 2023-06-30T00:00:00Z, 2",
            "2023-06-30T02:00:00+05:00, 2023-06-29, 0",
            "2023-06-30, 2023-06-30, 1",
            "2023-07-01, 2023-07-31, 1",
            "2023-05-31, 2023-07-01, 4",
            "2024-02-29, 2024-02-29, 0"
        })
        void countsWholeUtcDaysBothEndsIncluded(String start, String end, int orders) {
            // given
            shop.order("919876543210", "completed", "1", "2023-05-31T23:59:59.999999Z");
            shop.order("919876543210", "completed", "1", "2023-06-01T00:00:00Z");
            shop.order("919876543210", "completed", "1", "2023-07-01T05:29:59.999999+05:30");
            shop.order("919876543210", "completed", "1", "2023-07-01T00:00:00Z");

            // then
            assertThat(number(stats(Query.of("startDate", start, "endDate", end)), "/totalOrders"))
                    .isEqualTo(orders);
        }

        @Test
        void saysWhichDaysItCounted() {
            // when
            Reply reply = stats(Query.of("startDate", "2023-06-01T22:00:00-05:00", "endDate", "2023-06-30T01:02:03Z"));

            // then
            assertThat(reply.text("/period/start")).isEqualTo("2023-06-02T00:00:00Z");
            assertThat(reply.text("/period/end")).isEqualTo("2023-06-30T23:59:59Z");
        }

        @Test
        void countsCustomersByTheDayOfTheirCreationAndForgetsWhoIsGone() {
            // given
            shop.customer("919876543210", null, null, null);
            String gone = shop.customer("919876543211", null, null, null);
            shop.order("919876543212", "completed", "1", "2023-06-15T00:00:00Z");
            assertThat(number(stats(""), "/newCustomers")).isEqualTo(3);

            // when
            shop.delete("/v1/customers/" + gone).expect(200);

            // then
            assertThat(number(stats(""), "/newCustomers")).isEqualTo(2);
            assertThat(number(stats("?startDate=2023-06-01&endDate=2023-06-30"), "/newCustomers"))
                    .isZero();
            assertThat(number(stats("?startDate=2023-06-01&endDate=2023-06-30"), "/totalCustomers"))
                    .isEqualTo(2);
        }

        @Test
        void leavesOrdersThatDoNotCountOut() {
            // given
            for (String status :
                    new String[] {"pending", "cancelled", "failed", "refunded", "completed", "cancelled-late"}) {
                shop.order("919876543210", status, "10.00", "2023-06-15T00:00:00Z");
            }

            // then
            Reply june = stats("?startDate=2023-06-01&endDate=2023-06-30");
            assertThat(number(june, "/totalOrders")).isEqualTo(2);
            assertThat(decimal(june, "/revenue")).isEqualByComparingTo("20.00");
        }

        @Test
        void roundsAveragesHalfUp() {
            // given
            shop.order("919876543210", "completed", "0.01", "2023-06-15T00:00:00Z");
            shop.order("919876543210", "completed", "0.00", "2023-06-15T00:00:00Z");

            // then
            assertThat(stats("?startDate=2023-06-01&endDate=2023-06-30").body()).contains("\"averageOrderValue\":0.01");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "startDate=x",
                    "endDate=2023-02-30",
                    "period=year",
                    "groupBy=week",
                    "segment=",
                    "what=ever",
                    "groupBy=",
                    "startDate=2023-01-01&startDate=2023-01-02"
                })
        void refusesWhatItCannotMean(String query) {
            assertThat(faultyFields(shop.get("/v1/customers/stats?" + query)))
                    .containsExactly(query.substring(0, query.indexOf('=')));
        }

        @Test
        void refusesAnEndBeforeTheStart() {
            assertThat(faultyFields(shop.get("/v1/customers/stats?startDate=2023-06-02&endDate=2023-06-01")))
                    .hasSize(1);
        }
    }

    private Reply stats(String query) {
        return shop.get("/v1/customers/stats" + query).expect(200);
    }
}
