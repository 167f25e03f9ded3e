package com.talkingshops.customers.query.statistics;

import com.talkingshops.customers.api.error.Rejection;
import com.talkingshops.customers.api.statistics.StatisticsQuery.GetStatistics;
import com.talkingshops.customers.api.statistics.StatisticsQuery.Grouping;
import com.talkingshops.customers.api.statistics.StatisticsQuery.SeriesPart;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;

/** The parts of a period, one after the other. */
public final class Series {

    private static final int MOST_DAYS = 3_660;
    private static final int MOST_MONTHS = 1_200;

    private final DayTotals days;

    Series(DayTotals days) {
        this.days = days;
    }

    /**
     * Tells whether a period has more parts than a series may have: 3,660 days, 1,200 months. One that is open on a side has
     * no known number of parts; its series may still turn out to be too long.
     *
     * @return a sentence that says what is wrong, if anything
     */
    public static Optional<String> fault(Grouping grouping, @Nullable LocalDate first, @Nullable LocalDate last) {
        return first != null && last != null && parts(grouping, first, last) > most(grouping)
                ? Optional.of(tooLong(grouping))
                : Optional.empty();
    }

    /**
     * Reads the series that a query asks for: every part of its period, or, if the period is open on a side, the parts in
     * which there was anything.
     *
     * @throws Rejection if it is too long
     */
    @Nullable
    List<SeriesPart> read(String tenant, GetStatistics query) {
        Grouping grouping = query.groupBy();
        if (grouping == null) {
            return null;
        }
        fault(grouping, query.firstDay(), query.lastDay()).ifPresent(Series::refuse);
        List<InPart> filled = filled(tenant, grouping, query);
        if (filled.size() > most(grouping)) {
            refuse(tooLong(grouping));
        }
        return inFull(grouping, query, filled).map(InPart::asReply).toList();
    }

    private List<InPart> filled(String tenant, Grouping grouping, GetStatistics query) {
        var within = Days.of(query);
        boolean every = query.segments().isEmpty();
        String[] segments = query.segments().toArray(String[]::new);
        var limit = Limit.of(most(grouping) + 1);
        return switch (grouping) {
            case day -> days.byDay(tenant, within.first(), within.last(), every, segments, limit);
            case month -> days.byMonth(tenant, within.first(), within.last(), every, segments, limit);
        };
    }

    private static Stream<InPart> inFull(Grouping grouping, GetStatistics query, List<InPart> filled) {
        LocalDate first = query.firstDay();
        LocalDate last = query.lastDay();
        if (first == null || last == null) {
            return filled.stream();
        }
        Map<LocalDate, InPart> byStart = filled.stream().collect(Collectors.toMap(InPart::start, Function.identity()));
        return Stream.iterate(startOf(grouping, first), start -> next(grouping, start))
                .limit(parts(grouping, first, last))
                .map(start -> byStart.getOrDefault(start, InPart.nothing(start)));
    }

    private static long parts(Grouping grouping, LocalDate first, LocalDate last) {
        return 1 + unit(grouping).between(startOf(grouping, first), startOf(grouping, last));
    }

    private static LocalDate startOf(Grouping grouping, LocalDate day) {
        return switch (grouping) {
            case day -> day;
            case month -> day.withDayOfMonth(1);
        };
    }

    private static LocalDate next(Grouping grouping, LocalDate start) {
        return start.plus(1, unit(grouping));
    }

    private static ChronoUnit unit(Grouping grouping) {
        return switch (grouping) {
            case day -> ChronoUnit.DAYS;
            case month -> ChronoUnit.MONTHS;
        };
    }

    private static int most(Grouping grouping) {
        return switch (grouping) {
            case day -> MOST_DAYS;
            case month -> MOST_MONTHS;
        };
    }

    private static String tooLong(Grouping grouping) {
        return "gives at most %,d %ss; ask for a shorter period%s"
                .formatted(most(grouping), grouping, grouping == Grouping.day ? " or for months" : "");
    }

    private static void refuse(String fault) {
        throw Rejection.invalid("groupBy", fault);
    }
}
