package com.talkingshops.customers.query.statistics.jdbc;

import com.talkingshops.customers.api.Money;
import com.talkingshops.customers.query.statistics.jdbc.Deltas.OfDay;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the events of a batch changed, each on the day on which it happened, in the order of writing. */
final class KnownDeltas {

    private static final int ADD = 1;
    private static final int SUBTRACT = -1;

    private final SortedMap<OfDay, Figures> byDay = empty();
    private final SortedMap<String, LocalDate> firstDays = new TreeMap<>();

    void replace(@Nullable CustomerRow before, CustomerRow after, LocalDate day) {
        firstDays.merge(after.key().tenant(), day, (one, other) -> one.isBefore(other) ? one : other);
        if (before != null) {
            count(before, day, SUBTRACT);
        }
        count(after, day, ADD);
    }

    void replace(@Nullable OrderRow before, OrderRow after, LocalDate day) {
        if (before != null) {
            count(before, day, SUBTRACT);
        }
        count(after, day, ADD);
    }

    /** What changed on each day; never nothing. */
    SortedMap<OfDay, Figures> byDay() {
        byDay.values().removeIf(Figures.NONE::equals);
        return byDay;
    }

    /** The first of the days on which something happened, by tenant; also if it changed nothing, or was undone. */
    SortedMap<String, LocalDate> firstDays() {
        return firstDays;
    }

    /** What changed in each month, by its first day; never nothing. */
    SortedMap<OfDay, Figures> byMonth() {
        SortedMap<OfDay, Figures> byMonth = empty();
        byDay.forEach((of, figures) -> byMonth.merge(
                new OfDay(of.tenant(), of.day().withDayOfMonth(1), of.segment()), figures, Figures::plus));
        byMonth.values().removeIf(Figures.NONE::equals);
        return byMonth;
    }

    private void count(CustomerRow row, LocalDate day, int sign) {
        if (row.present()) {
            byDay.merge(
                    new OfDay(row.key().tenant(), day, row.segment()),
                    new Figures(1, Money.ZERO, 0, Money.ZERO).times(sign),
                    Figures::plus);
        }
    }

    private void count(OrderRow row, LocalDate day, int sign) {
        if (row.counted()) {
            byDay.merge(
                    new OfDay(row.key().tenant(), day, row.segment()),
                    new Figures(0, Money.ZERO, 1, row.amount()).times(sign),
                    Figures::plus);
        }
    }

    private static SortedMap<OfDay, Figures> empty() {
        return new TreeMap<>(
                Comparator.comparing(OfDay::tenant).thenComparing(OfDay::day).thenComparing(OfDay::segment));
    }
}
