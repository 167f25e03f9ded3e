package com.talkingshops.customers.query.statistics.jdbc;

import com.talkingshops.customers.api.Money;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a batch adds to the totals, by segment and by day and segment, in the order of writing. */
final class Deltas {

    /** Names the total of a segment. */
    record OfSegment(String tenant, String segment) {}

    /** Names the total of a day and a segment. */
    record OfDay(String tenant, LocalDate day, String segment) {}

    private static final int ADD = 1;
    private static final int SUBTRACT = -1;

    private final SortedMap<OfSegment, Figures> bySegment =
            new TreeMap<>(Comparator.comparing(OfSegment::tenant).thenComparing(OfSegment::segment));
    private final SortedMap<OfDay, Figures> byDay = new TreeMap<>(
            Comparator.comparing(OfDay::tenant).thenComparing(OfDay::day).thenComparing(OfDay::segment));

    /** What changes by segment; never nothing. */
    SortedMap<OfSegment, Figures> bySegment() {
        bySegment.values().removeIf(Figures.NONE::equals);
        return bySegment;
    }

    /** What changes by day; never nothing. */
    SortedMap<OfDay, Figures> byDay() {
        byDay.values().removeIf(Figures.NONE::equals);
        return byDay;
    }

    void replace(@Nullable CustomerRow before, CustomerRow after) {
        if (before != null) {
            count(before, SUBTRACT);
        }
        count(after, ADD);
    }

    void replace(@Nullable OrderRow before, OrderRow after) {
        if (before != null) {
            count(before, SUBTRACT);
        }
        count(after, ADD);
    }

    private void count(CustomerRow row, int sign) {
        if (row.present()) {
            String tenant = row.key().tenant();
            LocalDate day = Objects.requireNonNull(row.createdOn(), "a customer who is present was created");
            bySegment.merge(
                    new OfSegment(tenant, row.segment()),
                    new Figures(1, row.lifetimeValue(), 0, Money.ZERO).times(sign),
                    Figures::plus);
            byDay.merge(
                    new OfDay(tenant, day, row.segment()),
                    new Figures(1, Money.ZERO, 0, Money.ZERO).times(sign),
                    Figures::plus);
        }
    }

    private void count(OrderRow row, int sign) {
        if (row.counted()) {
            String tenant = row.key().tenant();
            Figures order = new Figures(0, Money.ZERO, 1, row.amount()).times(sign);
            bySegment.merge(new OfSegment(tenant, row.segment()), order, Figures::plus);
            byDay.merge(new OfDay(tenant, row.placedOn(), row.segment()), order, Figures::plus);
        }
    }
}
