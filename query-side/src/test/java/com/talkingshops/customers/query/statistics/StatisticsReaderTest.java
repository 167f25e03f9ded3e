package com.talkingshops.customers.query.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import com.talkingshops.customers.api.Money;
import com.talkingshops.customers.api.error.Rejection;
import com.talkingshops.customers.api.statistics.StatisticsQuery.GetStatistics;
import com.talkingshops.customers.api.statistics.StatisticsQuery.Grouping;
import com.talkingshops.customers.api.statistics.StatisticsQuery.Lifetime;
import com.talkingshops.customers.api.statistics.StatisticsQuery.Period;
import com.talkingshops.customers.api.statistics.StatisticsQuery.SegmentFigures;
import com.talkingshops.customers.api.statistics.StatisticsQuery.SeriesPart;
import com.talkingshops.customers.api.statistics.StatisticsQuery.Statistics;
import com.talkingshops.customers.query.operation.RunningReadModels;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class StatisticsReaderTest {

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
        return ask(shop, query);
    }

    private Statistics ask(Shop shop, GetStatistics query) {
        var events = shop.takeEvents();
        readModels.store(events, 3);
        return readModels.ask(shop.tenant(), query, Statistics.class);
    }

    @Test
    void showsZerosToAShopWithoutCustomers() {
        assertThat(from(JUNE_1, JUNE_30))
                .isEqualTo(new Statistics(
                        0,
                        0,
                        Money.ZERO,
                        0,
                        Money.ZERO,
                        java.util.Map.of(),
                        new Period(Instant.parse("2023-06-01T00:00:00Z"), Instant.parse("2023-06-30T23:59:59Z")),
                        java.util.Map.of(),
                        new Lifetime(0, Money.ZERO, Money.ZERO),
                        null));
    }

    @Nested
    class Customers {

        @Test
        void countAsNewOnTheDayOfTheirCreationAndInTheStockNow() {
            // given
            shop.registers("vip", "2023-05-31T23:59:59.999999Z");
            shop.registers("vip", "2023-06-01T00:00:00Z");
            shop.registers("standard", "2023-06-30T23:59:59.999999Z");
            shop.registers("standard", "2023-07-01T00:00:00Z");
            // when
            var statistics = from(JUNE_1, JUNE_30);
            // then
            assertThat(statistics.newCustomers()).isEqualTo(2);
            assertThat(statistics.totalCustomers()).isEqualTo(4);
            assertThat(statistics.segmentDistribution()).containsExactly(entry("standard", 2L), entry("vip", 2L));
            assertThat(statistics.segments().get("vip").newCustomers()).isEqualTo(1);
        }

        @Test
        void areUnderTheirSegmentNowAlsoForThePast() {
            // given
            var customer = shop.registers("standard", "2023-06-10T00:00:00Z");
            shop.moves(customer, "vip");
            // when
            var statistics = from(JUNE_1, JUNE_30);
            // then
            assertThat(statistics.segmentDistribution()).containsExactly(entry("vip", 1L));
            assertThat(statistics.segments()).containsOnlyKeys("vip");
            assertThat(statistics.newCustomers()).isEqualTo(1);
        }

        @Test
        void leaveTheCountsWhenTheyAreDeleted() {
            // given
            shop.registers("vip", "2023-06-10T00:00:00Z");
            shop.deletes(shop.registers("standard", "2023-06-10T00:00:00Z"));
            // when
            var statistics = from(JUNE_1, JUNE_30);
            // then
            assertThat(statistics.totalCustomers()).isEqualTo(1);
            assertThat(statistics.newCustomers()).isEqualTo(1);
            assertThat(statistics.segmentDistribution()).containsExactly(entry("vip", 1L));
        }

        @Test
        void withoutASegmentAreNamedUnsegmentedTogetherWithThoseWhoseSegmentIsCalledSo() {
            // given
            shop.registers("unsegmented", "2023-06-10T00:00:00Z");
            var customer = shop.registers("vip", "2023-06-10T00:00:00Z");
            shop.moves(customer, null);
            // then
            assertThat(all().segmentDistribution()).containsExactly(entry("unsegmented", 2L));
        }
    }

    @Nested
    class Orders {

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
            assertThat(from(LocalDate.parse("2023-05-31"), LocalDate.parse("2023-05-31")).revenue())
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
                                    new SegmentFigures(
                                            1, 1, 1, Money.of("30.01"), Money.of("30.01"), Money.of("40.01"))));
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
                            "vip",
                            new SegmentFigures(
                                    1, 1, 3, Money.of("157.00"), Money.of("52.33"), Money.of("50.00"))));
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

    @Nested
    class Segments {

        @Test
        void canBeAskedForAlone() {
            // given
            shop.orders(shop.registers("a", "2023-06-10T00:00:00Z"), "1.00", "completed", "2023-06-10T00:00:00Z");
            shop.orders(shop.registers("b", "2023-06-10T00:00:00Z"), "2.00", "completed", "2023-06-10T00:00:00Z");
            shop.orders(shop.registers(null, "2023-06-10T00:00:00Z"), "4.00", "completed", "2023-06-10T00:00:00Z");
            // when
            var statistics = ask(new GetStatistics(JUNE_1, JUNE_30, List.of("b", "unsegmented", "none"), Grouping.month));
            // then
            assertThat(statistics.totalCustomers()).isEqualTo(2);
            assertThat(statistics.revenue()).isEqualTo(Money.of("6.00"));
            assertThat(statistics.lifetime().revenue()).isEqualTo(Money.of("6.00"));
            assertThat(statistics.segments()).containsOnlyKeys("b", "unsegmented");
            assertThat(statistics.segmentDistribution()).containsOnlyKeys("b", "unsegmented");
            assertThat(statistics.series()).extracting(SeriesPart::revenue).containsExactly(Money.of("6.00"));
        }

        @Test
        void areThoseWithCustomersNowOrOrdersInThePeriod() {
            // given
            shop.registers("customers-only", "2020-01-01T00:00:00Z");
            var ordered = shop.registers("orders-in-june", "2020-01-01T00:00:00Z");
            shop.orders(ordered, "1.00", "completed", "2023-06-10T00:00:00Z");
            shop.moves(ordered, "orders-in-july");
            shop.orders(ordered, "1.00", "completed", "2023-07-10T00:00:00Z");
            shop.deletes(ordered);
            // then
            assertThat(from(JUNE_1, JUNE_30).segments()).containsOnlyKeys("customers-only", "orders-in-june");
        }
    }

    @Nested
    class Periods {

        @Test
        void canBeOpenOnEitherSide() {
            // given
            var customer = shop.registers("vip", "2023-06-10T00:00:00Z");
            shop.orders(customer, "1.00", "completed", "2023-05-31T00:00:00Z");
            shop.orders(customer, "2.00", "completed", "2023-06-01T00:00:00Z");
            shop.orders(customer, "4.00", "completed", "2023-07-01T00:00:00Z");
            // then
            assertThat(from(JUNE_1, null).revenue()).isEqualTo(Money.of("6.00"));
            assertThat(from(JUNE_1, null).period()).isEqualTo(new Period(Instant.parse("2023-06-01T00:00:00Z"), null));
            assertThat(from(null, JUNE_30).revenue()).isEqualTo(Money.of("3.00"));
            assertThat(from(null, JUNE_30).period()).isEqualTo(new Period(null, Instant.parse("2023-06-30T23:59:59Z")));
            assertThat(all().revenue()).isEqualTo(Money.of("7.00"));
            assertThat(all().period()).isEqualTo(new Period(null, null));
        }
    }

    @Nested
    class SeriesOfParts {

        @Test
        void hasEveryDayOfALeapFebruary() {
            // given
            var customer = shop.registers("vip", "2024-02-01T00:00:00Z");
            shop.orders(customer, "5.00", "completed", "2024-03-01T04:00:00+05:30");
            // when
            var statistics = ask(new GetStatistics(
                    LocalDate.parse("2024-02-01"), LocalDate.parse("2024-02-29"), List.of(), Grouping.day));
            // then
            assertThat(statistics.series()).hasSize(29);
            assertThat(statistics.series().getFirst())
                    .isEqualTo(new SeriesPart(Instant.parse("2024-02-01T00:00:00Z"), 1, 0, Money.ZERO, Money.ZERO));
            assertThat(statistics.series().get(1))
                    .isEqualTo(new SeriesPart(Instant.parse("2024-02-02T00:00:00Z"), 0, 0, Money.ZERO, Money.ZERO));
            assertThat(statistics.series().getLast())
                    .isEqualTo(new SeriesPart(
                            Instant.parse("2024-02-29T00:00:00Z"), 0, 1, Money.of("5.00"), Money.of("5.00")));
        }

        @Test
        void hasEveryMonthThatThePeriodTouchesWithWhatLiesInThePeriod() {
            // given
            var customer = shop.registers("vip", "2023-12-31T00:00:00Z");
            shop.orders(customer, "1.00", "completed", "2023-11-14T23:59:59Z");
            shop.orders(customer, "2.00", "completed", "2023-11-15T00:00:00Z");
            shop.orders(customer, "4.00", "completed", "2024-01-31T23:59:59Z");
            shop.orders(customer, "8.00", "completed", "2024-02-01T00:00:00Z");
            // when
            var statistics = ask(new GetStatistics(
                    LocalDate.parse("2023-11-15"), LocalDate.parse("2024-01-31"), List.of(), Grouping.month));
            // then
            assertThat(statistics.series())
                    .containsExactly(
                            new SeriesPart(
                                    Instant.parse("2023-11-01T00:00:00Z"), 0, 1, Money.of("2.00"), Money.of("2.00")),
                            new SeriesPart(Instant.parse("2023-12-01T00:00:00Z"), 1, 0, Money.ZERO, Money.ZERO),
                            new SeriesPart(
                                    Instant.parse("2024-01-01T00:00:00Z"), 0, 1, Money.of("4.00"), Money.of("4.00")));
        }

        @Test
        void hasOnlyPartsWithFiguresWhereThePeriodIsOpen() {
            // given
            var customer = shop.registers("vip", "2023-12-31T00:00:00Z");
            shop.orders(customer, "1.00", "completed", "2020-02-29T00:00:00Z");
            // then
            assertThat(ask(new GetStatistics(null, JUNE_30, List.of(), Grouping.day)).series())
                    .extracting(SeriesPart::start)
                    .containsExactly(Instant.parse("2020-02-29T00:00:00Z"));
            assertThat(ask(new GetStatistics(null, null, List.of(), Grouping.month)).series())
                    .extracting(SeriesPart::start)
                    .containsExactly(Instant.parse("2020-02-01T00:00:00Z"), Instant.parse("2023-12-01T00:00:00Z"));
        }

        @Test
        void isRefusedWhenItWouldBeTooLong() {
            var first = LocalDate.parse("2000-01-01");
            assertThat(ask(new GetStatistics(first, first.plusDays(3_659), List.of(), Grouping.day)).series())
                    .hasSize(3_660);
            assertThatThrownBy(() -> ask(new GetStatistics(first, first.plusDays(3_660), List.of(), Grouping.day)))
                    .isInstanceOf(Rejection.class)
                    .extracting(e -> ((Rejection) e).details().toString())
                    .asString()
                    .contains("groupBy", "at most 3,660 days");
            assertThat(ask(new GetStatistics(first, first.plusMonths(1_199), List.of(), Grouping.month)).series())
                    .hasSize(1_200);
            assertThatThrownBy(() -> ask(new GetStatistics(first, first.plusMonths(1_200), List.of(), Grouping.month)))
                    .isInstanceOf(Rejection.class);
        }

        @Test
        void isRefusedWhenAnOpenPeriodTurnsOutTooLong() {
            // given
            var customer = shop.registers("vip", "2023-12-31T00:00:00Z");
            for (int month = 0; month <= 1_200; month++) {
                shop.orders(customer, "1.00", "completed", LocalDate.parse("1900-01-01").plusMonths(month) + "T00:00:00Z");
            }
            readModels.store(shop.takeEvents(), 1_000);
            // then
            assertThat(ask(new GetStatistics(null, null, List.of(), Grouping.day)).series()).hasSize(1_202);
            assertThatThrownBy(() -> ask(new GetStatistics(null, null, List.of(), Grouping.month)))
                    .isInstanceOf(Rejection.class);
        }
    }

    @Test
    void keepsTenantsApart() {
        // given
        var other = new Shop();
        for (Shop one : List.of(shop, other)) {
            var customer = one.registers("vip", "2023-06-10T00:00:00Z");
            one.orders(customer, one == shop ? "1.00" : "2.00", "completed", "2023-06-10T00:00:00Z");
        }
        // then
        assertThat(all().revenue()).isEqualTo(Money.of("1.00"));
        assertThat(ask(other, new GetStatistics(JUNE_1, JUNE_30, List.of("vip"), Grouping.day)).revenue())
                .isEqualTo(Money.of("2.00"));
        assertThat(all().totalCustomers()).isEqualTo(1);
        assertThat(readModels.ask("", new GetStatistics(null, null, List.of(), null), Statistics.class).totalCustomers())
                .isZero();
    }
}
