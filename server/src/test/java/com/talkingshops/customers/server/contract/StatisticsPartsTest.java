package com.talkingshops.customers.server.contract;

import static com.talkingshops.customers.server.http.Client.object;
import static com.talkingshops.customers.server.http.Replies.decimal;
import static com.talkingshops.customers.server.http.Replies.number;
import static org.assertj.core.api.Assertions.assertThat;

import com.talkingshops.customers.server.http.Reply;
import com.talkingshops.customers.server.http.RunningServer;
import com.talkingshops.customers.server.http.Shop;
import java.math.BigDecimal;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Statistics by segment, by day and by month: the parts sum to the totals. */
class StatisticsPartsTest {

    private final Shop shop = RunningServer.shared().newShop();

    @Nested
    class Segments {

        @Test
        void distributeTheStockAndNameWhoHasNone() {
            // given
            shop.customer("919876543210", null, null, "vip");
            shop.customer("919876543211", null, null, "vip");
            String none = shop.customer("919876543212", null, null, null);

            // then
            assertThat(distribution()).isEqualTo("{\"unsegmented\":1,\"vip\":2}");
            shop.put("/v1/customers/" + none, object("updates", object("segment", "new")))
                    .expect(200);
            assertThat(distribution()).isEqualTo("{\"new\":1,\"vip\":2}");
        }

        @Test
        void sumUpAlsoWhenASegmentIsCalledUnsegmented() {
            // given
            shop.customer("919876543210", null, null, "unsegmented");
            shop.customer("919876543211", null, null, null);

            // then
            assertThat(distribution()).isEqualTo("{\"unsegmented\":2}");
        }

        @Test
        void haveFiguresThatSumUpToTheTotals() {
            // given
            shop.customer("919876543210", null, null, "vip");
            shop.order("919876543210", "completed", "30.00", "2023-06-15T00:00:00Z");
            shop.order("919876543211", "completed", "12.34", "2023-06-16T00:00:00Z");
            shop.order("919876543210", "completed", "5.00", "2023-01-16T00:00:00Z");

            // when
            Reply june = stats("?startDate=2023-06-01&endDate=2023-06-30");

            // then
            assertThat(june.json().at("/segments/vip/customers").intValue()).isEqualTo(1);
            assertThat(decimal(june, "/segments/vip/revenue")).isEqualByComparingTo("30.00");
            assertThat(decimal(june, "/segments/vip/averageLifetimeValue")).isEqualByComparingTo("35.00");
            assertThat(decimal(june, "/segments/unsegmented/averageOrderValue")).isEqualByComparingTo("12.34");
            assertThat(number(june, "/lifetime/totalOrders")).isEqualTo(3);
            assertThat(decimal(june, "/lifetime/revenue")).isEqualByComparingTo("47.34");
            assertThat(decimal(june, "/lifetime/averageOrderValue")).isEqualByComparingTo("15.78");
            for (String figure : new String[] {"newCustomers", "totalOrders", "revenue"}) {
                assertThat(sum(june.json().get("segments"), figure)).isEqualByComparingTo(decimal(june, "/" + figure));
            }
            assertThat(sum(june.json().get("segments"), "customers"))
                    .isEqualByComparingTo(decimal(june, "/totalCustomers"));
        }

        @Test
        void keepOrdersUnderTheSegmentThatTheCustomerHadWhenTheyWereReceived() {
            // given
            String id = shop.customer("919876543210", null, null, "old");
            shop.order("919876543210", "completed", "10.00", "2023-06-15T00:00:00Z");
            shop.put("/v1/customers/" + id, object("updates", object("segment", "new")))
                    .expect(200);
            String second = shop.order("919876543210", "completed", "20.00", "2023-06-14T00:00:00Z");
            shop.put("/v1/orders/" + second, object("updates", object("status", "shipped")))
                    .expect(200);

            // when
            Reply june = stats("?startDate=2023-06-01&endDate=2023-06-30");

            // then
            assertThat(number(june, "/segments/old/totalOrders")).isEqualTo(1);
            assertThat(number(june, "/segments/old/customers")).isZero();
            assertThat(number(june, "/segments/new/customers")).isEqualTo(1);
            assertThat(decimal(june, "/segments/new/revenue")).isEqualByComparingTo("20.00");
            assertThat(decimal(june, "/segments/new/averageLifetimeValue")).isEqualByComparingTo("30.00");
            assertThat(distribution()).isEqualTo("{\"new\":1}");
        }

        @Test
        void canBeAskedForAlone() {
            // given
            shop.customer("919876543210", null, null, "vip");
            shop.customer("919876543211", null, null, "premium");
            shop.customer("919876543212", null, null, null);

            // then
            assertThat(number(stats("?segment=vip"), "/totalCustomers")).isEqualTo(1);
            assertThat(number(stats("?segment=vip,premium"), "/newCustomers")).isEqualTo(2);
            assertThat(stats("?segment=unsegmented")
                            .json()
                            .get("segmentDistribution")
                            .toString())
                    .isEqualTo("{\"unsegmented\":1}");
            assertThat(number(stats("?segment=nobody"), "/totalCustomers")).isZero();
        }

        private String distribution() {
            JsonNode distribution = stats("").json().get("segmentDistribution");
            assertThat(sum(distribution, "")).isEqualByComparingTo(decimal(stats(""), "/totalCustomers"));
            var sorted = new TreeMap<String, Integer>();
            distribution
                    .properties()
                    .forEach(segment ->
                            sorted.put(segment.getKey(), segment.getValue().intValue()));
            return sorted.toString().replaceAll("(\\w+)=", "\"$1\":").replace(" ", "");
        }
    }

    @Nested
    class Series {

        @ParameterizedTest
        @CsvSource({
            "day, startDate=2023-05-31&endDate=2023-06-02, 2023-05-31 2023-06-01 2023-06-02",
            "month, startDate=2023-05-01&endDate=2023-07-31, 2023-05-01 2023-06-01 2023-07-01"
        })
        void sumUpToTheTotals(String groupBy, String period, String starts) {
            // given
            shop.order("919876543210", "completed", "1.01", "2023-05-31T23:59:59.999999Z");
            shop.order("919876543210", "completed", "2.02", "2023-06-01T00:00:00Z");
            shop.order("919876543211", "completed", "4.04", "2023-06-02T12:00:00Z");
            shop.order("919876543211", "completed", "8.08", "2023-07-01T00:00:00Z");
            shop.order("919876543211", "completed", "16.16", "2023-07-02T00:00:00Z");

            // when
            Reply reply = stats("?groupBy=" + groupBy + "&" + period);

            // then
            JsonNode series = reply.json().get("series");
            for (String figure : new String[] {"newCustomers", "totalOrders", "revenue"}) {
                assertThat(sum(series, figure)).isEqualByComparingTo(decimal(reply, "/" + figure));
            }
            assertThat(StreamSupport.stream(series.spliterator(), false)
                            .map(part -> part.get("start").stringValue()))
                    .containsExactly(starts.replaceAll("(\\S+)", "$1T00:00:00Z").split(" "));
            series.forEach(part -> assertThat(part.propertyNames()).contains("averageOrderValue"));
        }

        @Test
        void sumUpAlsoWhereThePeriodCutsItsMonths() {
            // given
            shop.order("919876543210", "completed", "1.01", "2023-05-14T00:00:00Z");
            shop.order("919876543210", "completed", "2.02", "2023-05-15T00:00:00Z");
            shop.order("919876543211", "completed", "4.04", "2023-07-02T00:00:00Z");

            // when
            Reply reply = stats("?groupBy=month&startDate=2023-05-15&endDate=2023-07-01");

            // then
            assertThat(sum(reply.json().get("series"), "revenue")).isEqualByComparingTo("2.02");
        }

        @Test
        void coverEverythingToo() {
            // given
            shop.order("919876543210", "completed", "1.01", "2001-05-31T00:00:00Z");
            shop.order("919876543210", "completed", "2.02", null);

            // when
            Reply reply = stats("?period=all&groupBy=month");

            // then
            assertThat(sum(reply.json().get("series"), "revenue")).isEqualByComparingTo("3.03");
            assertThat(sum(reply.json().get("series"), "newCustomers")).isEqualByComparingTo("1");
        }
    }

    private Reply stats(String query) {
        return shop.get("/v1/customers/stats" + query).expect(200);
    }

    private static BigDecimal sum(JsonNode parts, String figure) {
        return parts.valueStream()
                .map(part -> figure.isEmpty() ? part : part.get(figure))
                .map(JsonNode::decimalValue)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
