package com.talkingshops.customers.query.statistics;

import com.talkingshops.customers.api.statistics.StatisticsQuery.GetStatistics;
import com.talkingshops.customers.api.statistics.StatisticsQuery.Period;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** The UTC days that a query asks about, both included; where its period is open, as far as days go. */
record Days(LocalDate first, LocalDate last) {

    /** The years that clients can name have four digits. */
    private static final LocalDate EARLIEST = LocalDate.of(1, 1, 1);

    private static final LocalDate LATEST = LocalDate.of(9999, 12, 31);
    private static final LocalTime LAST_SECOND = LocalTime.of(23, 59, 59);

    static Days of(GetStatistics query) {
        return new Days(
                Optional.ofNullable(query.firstDay()).orElse(EARLIEST),
                Optional.ofNullable(query.lastDay()).orElse(LATEST));
    }

    /** The period of a query as its reply tells it: from the first second to the last. */
    static Period period(GetStatistics query) {
        LocalDate first = query.firstDay();
        LocalDate last = query.lastDay();
        return new Period(
                first == null ? null : first.atStartOfDay().toInstant(ZoneOffset.UTC),
                last == null ? null : last.atTime(LAST_SECOND).toInstant(ZoneOffset.UTC));
    }
}
