package com.talkingshops.customers.query.statistics.rest;

import com.talkingshops.customers.api.request.Parameters;
import com.talkingshops.customers.api.statistics.StatisticsQuery.GetStatistics;
import com.talkingshops.customers.api.statistics.StatisticsQuery.GetStatisticsAsOf;
import com.talkingshops.customers.api.statistics.StatisticsQuery.Grouping;
import com.talkingshops.customers.query.statistics.Series;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads what statistics are asked for: which days, which segments, in which parts. */
final class StatisticsParameters {

    private enum Everything {
        all
    }

    private record Dates(
            @Nullable LocalDate first, @Nullable LocalDate last) {}

    private StatisticsParameters() {}

    /**
     * Reads the parameters of a request.
     *
     * @param sent decoded, as a servlet request's parameter map has them
     * @param clock tells the current month
     * @throws com.talkingshops.customers.api.error.Rejection if anything is wrong
     */
    static GetStatistics read(Map<String, String[]> sent, InstantSource clock) {
        Parameters parameters = Parameters.of(sent);
        Dates dates = dates(parameters, clock);
        List<String> segments = parameters.segments("segment");
        Grouping groupBy = parameters.oneOf("groupBy", Grouping.class);
        if (groupBy != null && parameters.faults().none()) {
            Series.fault(groupBy, dates.first(), dates.last())
                    .ifPresent(fault -> parameters.faults().add("groupBy", fault));
        }
        parameters.finish();
        return new GetStatistics(dates.first(), dates.last(), segments, groupBy);
    }

    /**
     * Reads the parameters of a request about a past day.
     *
     * @param sent decoded, as a servlet request's parameter map has them
     * @throws com.talkingshops.customers.api.error.Rejection if anything is wrong
     */
    static GetStatisticsAsOf readAsOf(Map<String, String[]> sent) {
        Parameters parameters = Parameters.of(sent);
        LocalDate day = parameters.day("asOf");
        for (String other : List.of("startDate", "endDate", "period", "segment", "groupBy")) {
            if (parameters.has(other)) {
                parameters.faults().add(other, "must not be sent together with asOf");
            }
        }
        parameters.finish();
        return new GetStatisticsAsOf(Objects.requireNonNull(day));
    }

    /** Without any dates the current month; with one of them, a period that is open on the other side. */
    private static Dates dates(Parameters parameters, InstantSource clock) {
        boolean any = parameters.has("startDate") | parameters.has("endDate");
        LocalDate first = parameters.day("startDate");
        LocalDate last = parameters.day("endDate");
        if (first != null && last != null && last.isBefore(first)) {
            parameters.faults().add("endDate", "must not lie before startDate");
        }
        if (parameters.has("period")) {
            parameters.oneOf("period", Everything.class);
            if (any) {
                parameters.faults().add("period", "must not be sent together with startDate or endDate");
            }
            return new Dates(null, null);
        }
        if (any) {
            return new Dates(first, last);
        }
        YearMonth month = YearMonth.from(clock.instant().atOffset(ZoneOffset.UTC));
        return new Dates(month.atDay(1), month.atEndOfMonth());
    }
}
