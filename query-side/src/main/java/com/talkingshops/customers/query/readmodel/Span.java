package com.talkingshops.customers.query.readmodel;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A span of time as whole UTC days and what is left at its ends: totals by day tell the days, and only the ends, less than a
 * day each, are left to count.
 *
 * @param from the first moment; {@code null} for the beginning
 * @param before the first moment after it; {@code null} for no end
 */
public record Span(@Nullable Instant from, @Nullable Instant before) {

    private static final LocalDate FIRST_DAY = LocalDate.of(1, 1, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(9999, 12, 31);

    /** Days, both ends included. */
    public record Days(LocalDate first, LocalDate last) {}

    /** Whether it is all time. */
    public boolean isEverything() {
        return from == null && before == null;
    }

    /** The days that lie in it with all their hours. */
    public Optional<Days> wholeDays() {
        LocalDate first = firstDay();
        LocalDate last = lastDay();
        return first.isAfter(last) ? Optional.empty() : Optional.of(new Days(first, last));
    }

    /** What is left beside the whole days; both ends of each are set. */
    public List<Span> ends() {
        if (wholeDays().isEmpty()) {
            return from != null && before != null && from.isBefore(before) ? List.of(this) : List.of();
        }
        var ends = new ArrayList<Span>();
        Instant daysBegin = start(firstDay());
        Instant daysEnd = start(lastDay().plusDays(1));
        if (from != null && from.isBefore(daysBegin)) {
            ends.add(new Span(from, daysBegin));
        }
        if (before != null && daysEnd.isBefore(before)) {
            ends.add(new Span(daysEnd, before));
        }
        return ends;
    }

    private LocalDate firstDay() {
        if (from == null) {
            return FIRST_DAY;
        }
        LocalDate day = LocalDate.ofInstant(from, ZoneOffset.UTC);
        return start(day).equals(from) ? day : day.plusDays(1);
    }

    private LocalDate lastDay() {
        return before == null
                ? LAST_DAY
                : LocalDate.ofInstant(before, ZoneOffset.UTC).minusDays(1);
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay().toInstant(ZoneOffset.UTC);
    }
}
