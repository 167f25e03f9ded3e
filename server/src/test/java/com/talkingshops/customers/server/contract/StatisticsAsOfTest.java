package com.talkingshops.customers.server.contract;

import static com.talkingshops.customers.server.http.Client.object;
import static com.talkingshops.customers.server.http.Replies.faultyFields;
import static org.assertj.core.api.Assertions.assertThat;

import com.talkingshops.customers.server.http.Reply;
import com.talkingshops.customers.server.http.RunningServer;
import com.talkingshops.customers.server.http.Shop;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The stock at the end of a day. What was on days before this one cannot be made over HTTP, so today has to do. */
class StatisticsAsOfTest {

    private static final String STATS = "/v1/customers/stats";

    private final Shop shop = RunningServer.shared().newShop();

    @Test
    void isSoFarThatOfTodayAndEqualToTheStockNow() {
        // given
        String leaver = shop.customer("919876543210", "John", null, "vip");
        shop.customer("919876543211", "Jane", null, null);
        shop.order("919876543210", "completed", "10.50", "2023-06-20T10:30:00Z");
        shop.order("919876543211", "pending", "99.00", null);
        shop.order("919876543212", "completed", "20.00", null);
        shop.put("/v1/customers/" + leaver, object("updates", object("segment", "gold")))
                .expect(200);
        shop.delete("/v1/customers/" + leaver).expect(200);
        // when: tomorrow is not there yet, and today is when the test began or ends
        Reply past = shop.get(STATS + "?asOf=" + LocalDate.now(ZoneOffset.UTC)).expect(200);
        // then
        var now = shop.get(STATS + "?period=all").expect(200).json();
        for (String member : List.of("/totalCustomers", "/segmentDistribution", "/lifetime")) {
            assertThat(past.json().at(member)).as(member).isEqualTo(now.at(member));
        }
        assertThat(past.json().propertyNames())
                .containsExactlyInAnyOrder("asOf", "totalCustomers", "segmentDistribution", "lifetime");
    }

    @Test
    void isRefusedOfADayBeforeThereWasAnything() {
        // given
        shop.customer("919876543210", "John", null, "vip");
        // when
        Reply reply = shop.get(STATS + "?asOf=2020-01-01");
        // then
        assertThat(faultyFields(reply)).containsExactly("asOf");
        assertThat(reply.text("/error/details/fields/0/message")).contains("must not lie before 20");
    }

    @ParameterizedTest
    @CsvSource({
        "asOf=9999-01-01, asOf",
        "asOf=yesterday, asOf",
        "asOf=, asOf",
        "asOf=2023-06-30&startDate=2023-06-01, startDate",
        "asOf=2023-06-30&endDate=2023-06-01, endDate",
        "asOf=2023-06-30&period=all, period",
        "asOf=2023-06-30&segment=vip, segment",
        "asOf=2023-06-30&groupBy=day, groupBy",
        "asOf=2023-06-30&page=1, page"
    })
    void standsAloneAndInThePast(String query, String field) {
        assertThat(faultyFields(shop.get(STATS + "?" + query))).containsExactly(field);
    }
}
