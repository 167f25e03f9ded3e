package com.talkingshops.customers.query.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.talkingshops.customers.api.Money;
import com.talkingshops.customers.api.error.Rejection;
import com.talkingshops.customers.api.statistics.StatisticsQuery.GetStatistics;
import com.talkingshops.customers.api.statistics.StatisticsQuery.Grouping;
import com.talkingshops.customers.api.statistics.StatisticsQuery.SeriesPart;
import com.talkingshops.customers.api.statistics.StatisticsQuery.Statistics;
import com.talkingshops.customers.query.operation.RunningReadModels;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class SeriesTest {

    private final RunningReadModels readModels = RunningReadModels.get();
    private final Shop shop = new Shop();

    private Statistics ask(GetStatistics query) {
        readModels.store(shop.takeEvents(), 3);
        return readModels.ask(shop.tenant(), query, Statistics.class);
    }

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
                        new SeriesPart(Instant.parse("2023-11-01T00:00:00Z"), 0, 1, Money.of("2.00"), Money.of("2.00")),
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
        assertThat(ask(new GetStatistics(null, LocalDate.parse("2023-06-30"), List.of(), Grouping.day))
                        .series())
                .extracting(SeriesPart::start)
                .containsExactly(Instant.parse("2020-02-29T00:00:00Z"));
        assertThat(ask(new GetStatistics(null, null, List.of(), Grouping.month)).series())
                .extracting(SeriesPart::start)
                .containsExactly(Instant.parse("2020-02-01T00:00:00Z"), Instant.parse("2023-12-01T00:00:00Z"));
    }

    @Test
    void isRefusedWhenItWouldBeTooLong() {
        var first = LocalDate.parse("2000-01-01");
        assertThat(ask(new GetStatistics(first, first.plusDays(3_659), List.of(), Grouping.day))
                        .series())
                .hasSize(3_660);
        assertThatThrownBy(() -> ask(new GetStatistics(first, first.plusDays(3_660), List.of(), Grouping.day)))
                .isInstanceOf(Rejection.class)
                .extracting(e -> ((Rejection) e).details().toString())
                .asString()
                .contains("groupBy", "at most 3,660 days");
        assertThat(ask(new GetStatistics(first, first.plusMonths(1_199), List.of(), Grouping.month))
                        .series())
                .hasSize(1_200);
        assertThatThrownBy(() -> ask(new GetStatistics(first, first.plusMonths(1_200), List.of(), Grouping.month)))
                .isInstanceOf(Rejection.class);
    }

    @Test
    void isRefusedWhenAnOpenPeriodTurnsOutTooLong() {
        // given
        var customer = shop.registers("vip", "2023-12-31T00:00:00Z");
        for (int month = 0; month <= 1_200; month++) {
            shop.orders(
                    customer, "1.00", "completed", LocalDate.parse("1900-01-01").plusMonths(month) + "T00:00:00Z");
        }
        readModels.store(shop.takeEvents(), 1_000);
        // then
        assertThat(ask(new GetStatistics(null, null, List.of(), Grouping.day)).series())
                .hasSize(1_202);
        assertThatThrownBy(() -> ask(new GetStatistics(null, null, List.of(), Grouping.month)))
                .isInstanceOf(Rejection.class);
    }
}
