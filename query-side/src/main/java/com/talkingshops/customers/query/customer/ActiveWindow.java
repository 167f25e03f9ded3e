package com.talkingshops.customers.query.customer;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * The UTC days on one of which an active customer had its last counted order: the last 90, today included.
 *
 * @param first the first of them
 * @param last today
 */
record ActiveWindow(LocalDate first, LocalDate last) {

    static final int DAYS = 90;

    static ActiveWindow at(Clock clock) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        return new ActiveWindow(today.minusDays(DAYS - 1), today);
    }

    LocalDate[] days() {
        return first.datesUntil(last.plusDays(1)).toArray(LocalDate[]::new);
    }

    Instant from() {
        return start(first);
    }

    /** The first moment after it. */
    Instant before() {
        return start(last.plusDays(1));
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay().toInstant(ZoneOffset.UTC);
    }
}
