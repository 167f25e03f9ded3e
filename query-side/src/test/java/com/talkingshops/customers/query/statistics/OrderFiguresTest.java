package com.talkingshops.customers.query.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import com.talkingshops.customers.api.Money;
import com.talkingshops.customers.api.statistics.StatisticsQuery.GetStatistics;
import com.talkingshops.customers.api.statistics.StatisticsQuery.Grouping;
import com.talkingshops.customers.api.statistics.StatisticsQuery.Lifetime;
import com.talkingshops.customers.api.statistics.StatisticsQuery.SegmentFigures;
import com.talkingshops.customers.api.statistics.StatisticsQuery.Statistics;
import com.talkingshops.customers.query.operation.RunningReadModels;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class OrderFiguresTest {

    private static final LocalDate JUNE_1 = LocalDate.parse("2023-06-01");
    private static final LocalDate JUNE_30 = LocalDate.parse("2023-06-30");

    private final RunningReadModels readModels = RunningReadModels.get();
    private final Shop shop = new Shop();

    private Statistics all() {
        return ask(new GetStatistics(null, null, List.of(), null));
    }

    private Statistics from(LocalDate first, LocalDate last) {
        return ask(new GetStatistics(first, last, List.of(), null));
    }

    private Statistics ask(GetStatistics query) {
        readModels.store(shop.takeEvents(), 3);
        return readModels.ask(shop.tenant(), query, Statistics.class);
    }

    @Test
    void countOnTheUtcDayWhenTheyWereMade() {
        // given
        var customer = shop.registers("vip", "2023-06-10T00:00:00Z");
        shop.orders(customer, "1.00", "completed", "2023-06-01T05:29:59+05:30");
        shop.orders(customer, "2.00", "completed", "2023-06-01T05:30:00+05:30");
        shop.orders(customer, "4.00", "completed", "2023-06-30T20:00:00-03:59");
        shop.orders(customer, "8.00", "completed", "2023-06-30T20:00:00-04:00");
        // then
        assertThat(from(JUNE_1, JUNE_30).revenue()).isEqualTo(Money.of("6.00"));
        assertThat(from(LocalDate.parse("2023-05-31"), LocalDate.parse("2023-05-31"))
                        .revenue())
                .isEqualTo(Money.of("1.00"));
    }

    @Test
    void countUnlessTheirStatusSaysOtherwiseAndFollowEveryChange() {
        // given
        var customer = shop.registers("vip", "2023-06-10T00:00:00Z");
        var order = shop.orders(customer, "10.00", "pending", "2023-06-10T00:00:00Z");
        shop.orders(customer, "99.00", "cancelled", "2023-06-10T00:00:00Z");
        assertThat(all().totalOrders()).isZero();
        // when
        shop.changes(order, "completed", "10.00");
        // then
        assertThat(all().revenue()).isEqualTo(Money.of("10.00"));
        // when
        shop.changes(order, "shipped", "12.50");
        // then
        assertThat(all().revenue()).isEqualTo(Money.of("12.50"));
        assertThat(all().segments().get("vip").averageLifetimeValue()).isEqualTo(Money.of("12.50"));
        // when
        shop.changes(order, "refunded", "12.50");
        // then
        assertThat(all().totalOrders()).isZero();
        assertThat(all().segments().get("vip"))
                .isEqualTo(new SegmentFigures(1, 1, 0, Money.ZERO, Money.ZERO, Money.ZERO));
    }

    @Test
    void stayUnderTheSegmentAtTheirReceiptWhileTheirWorthMovesWithTheCustomer() {
        // given
        var customer = shop.registers("standard", "2023-06-10T00:00:00Z");
        shop.orders(customer, "10.00", "completed", "2023-06-10T00:00:00Z");
        shop.moves(customer, "vip");
        shop.orders(customer, "30.01", "completed", "2023-06-10T00:00:00Z");
        // then
        assertThat(all().segments())
                .containsExactly(
                        entry(
                                "standard",
                                new SegmentFigures(0, 0, 1, Money.of("10.00"), Money.of("10.00"), Money.ZERO)),
                        entry(
                                "vip",
                                new SegmentFigures(1, 1, 1, Money.of("30.01"), Money.of("30.01"), Money.of("40.01"))));
    }

    @Test
    void ofDeletedCustomersStayInRevenueAndLeaveTheAverageLifetimeValue() {
        // given
        var gone = shop.registers("vip", "2023-06-10T00:00:00Z");
        shop.orders(gone, "100.00", "completed", "2023-06-10T00:00:00Z");
        var staying = shop.registers("vip", "2023-06-10T00:00:00Z");
        shop.orders(staying, "50.00", "completed", "2023-06-10T00:00:00Z");
        shop.deletes(gone);
        shop.orders(gone, "7.00", "completed", "2023-06-11T00:00:00Z");
        // then
        assertThat(all().segments())
                .containsExactly(entry(
                        "vip", new SegmentFigures(1, 1, 3, Money.of("157.00"), Money.of("52.33"), Money.of("50.00"))));
        assertThat(all().lifetime()).isEqualTo(new Lifetime(3, Money.of("157.00"), Money.of("52.33")));
    }

    @Test
    void ofACustomerWhoIsNotKnownYetCountAtOnceAndForTheCustomerOnceItIs() {
        // given
        var customer = shop.stranger();
        shop.orders(customer, "25.00", "completed", "2023-06-10T00:00:00Z");
        // then
        assertThat(all().revenue()).isEqualTo(Money.of("25.00"));
        assertThat(all().totalCustomers()).isZero();
        // when
        shop.registers(customer, "vip", "2023-06-12T00:00:00Z");
        // then
        assertThat(all().segments().get("unsegmented").revenue()).isEqualTo(Money.of("25.00"));
        assertThat(all().segments().get("vip").averageLifetimeValue()).isEqualTo(Money.of("25.00"));
    }

    @Test
    void averageHalfUp() {
        // given
        var customer = shop.registers("vip", "2023-06-10T00:00:00Z");
        shop.orders(customer, "0.01", "completed", "2023-06-10T00:00:00Z");
        shop.orders(customer, "0.00", "completed", "2023-06-10T00:00:00Z");
        // then
        assertThat(all().averageOrderValue()).isEqualTo(Money.of("0.01"));
        assertThat(all().totalOrders()).isEqualTo(2);
    }

    @Test
    void countInAnyYearThatAClientCanName() {
        // given
        var customer = shop.registers("vip", "2023-06-10T00:00:00Z");
        for (String day : List.of("0001-01-01", "1500-02-28", "1582-10-09", "1600-02-29", "9999-12-31")) {
            shop.orders(customer, "1.00", "completed", day + "T12:00:00Z");
        }
        // then
        var series = ask(new GetStatistics(null, null, List.of(), Grouping.day)).series();
        assertThat(series)
                .filteredOn(part -> part.totalOrders() == 1)
                .extracting(part -> part.start().toString().substring(0, 10))
                .containsExactly("0001-01-01", "1500-02-28", "1582-10-09", "1600-02-29", "9999-12-31");
        LocalDate lost = LocalDate.parse("1582-10-09");
        assertThat(from(lost, lost).totalOrders()).isEqualTo(1);
    }
}
