package com.talkingshops.customers.query.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import com.talkingshops.customers.api.Money;
import com.talkingshops.customers.api.statistics.StatisticsQuery.GetStatistics;
import com.talkingshops.customers.api.statistics.StatisticsQuery.Grouping;
import com.talkingshops.customers.api.statistics.StatisticsQuery.Lifetime;
import com.talkingshops.customers.api.statistics.StatisticsQuery.Period;
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
    class Segments {

        @Test
        void canBeAskedForAlone() {
            // given
            shop.orders(shop.registers("a", "2023-06-10T00:00:00Z"), "1.00", "completed", "2023-06-10T00:00:00Z");
            shop.orders(shop.registers("b", "2023-06-10T00:00:00Z"), "2.00", "completed", "2023-06-10T00:00:00Z");
            shop.orders(shop.registers(null, "2023-06-10T00:00:00Z"), "4.00", "completed", "2023-06-10T00:00:00Z");
            // when
            var statistics =
                    ask(new GetStatistics(JUNE_1, JUNE_30, List.of("b", "unsegmented", "none"), Grouping.month));
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
        assertThat(ask(other, new GetStatistics(JUNE_1, JUNE_30, List.of("vip"), Grouping.day))
                        .revenue())
                .isEqualTo(Money.of("2.00"));
        assertThat(all().totalCustomers()).isEqualTo(1);
        assertThat(readModels
                        .ask("", new GetStatistics(null, null, List.of(), null), Statistics.class)
                        .totalCustomers())
                .isZero();
    }
}
