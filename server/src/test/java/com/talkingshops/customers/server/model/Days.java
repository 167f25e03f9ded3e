package com.talkingshops.customers.server.model;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneOffset;

/**
 * The UTC days that statistics count, both included.
 *
 * @param first {@code null} for no beginning
 * @param last {@code null} for no end
 */
record Days(LocalDate first, LocalDate last) {

    /** The days that a question means: the current month if it names no day. */
    static Days meantBy(StatisticsAsked asked, Period.Fixed fixed, LocalDate today) {
        if (asked.everything()) {
            return new Days(null, null);
        }
        if (fixed.start() == null && fixed.end() == null) {
            return new Days(
                    YearMonth.from(today).atDay(1), YearMonth.from(today).atEndOfMonth());
        }
        return new Days(fixed.firstDay(), fixed.lastDay());
    }

    boolean includes(Instant moment) {
        LocalDate day = LocalDate.ofInstant(moment, ZoneOffset.UTC);
        return (first == null || !day.isBefore(first)) && (last == null || !day.isAfter(last));
    }

    boolean endBeforeTheyStart() {
        return first != null && last != null && last.isBefore(first);
    }

    /** The first second. */
    Instant start() {
        return first == null ? null : first.atStartOfDay().toInstant(ZoneOffset.UTC);
    }

    /** The last second. */
    Instant end() {
        return last == null ? null : last.atTime(LocalTime.of(23, 59, 59)).toInstant(ZoneOffset.UTC);
    }
}
