package com.talkingshops.customers.query.statistics.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.talkingshops.customers.api.error.Fault;
import com.talkingshops.customers.api.error.Rejection;
import com.talkingshops.customers.api.statistics.StatisticsQuery.GetStatistics;
import com.talkingshops.customers.api.statistics.StatisticsQuery.Grouping;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class StatisticsParametersTest {

    /** Another day, month and year already where the server might stand. */
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2023-12-31T23:59:59Z"), ZoneOffset.ofHours(14));

    private static GetStatistics read(String... namesAndValues) {
        return read(CLOCK, namesAndValues);
    }

    private static GetStatistics read(Clock clock, String... namesAndValues) {
        var sent = new HashMap<String, String[]>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            sent.put(namesAndValues[i], new String[] {namesAndValues[i + 1]});
        }
        return StatisticsParameters.read(sent, clock);
    }

    private static List<String> faultyFields(String... namesAndValues) {
        var rejection = catchThrowableOfType(Rejection.class, () -> read(namesAndValues));
        assertThat(rejection).as("a rejection").isNotNull();
        return ((List<?>) rejection.details().get("fields"))
                .stream().map(fault -> ((Fault) fault).field()).toList();
    }

    private static GetStatistics days(String first, String last) {
        return new GetStatistics(
                first == null ? null : LocalDate.parse(first),
                last == null ? null : LocalDate.parse(last),
                List.of(),
                null);
    }

    @Nested
    class Periods {

        @Test
        void areTheCurrentUtcMonthUnlessSaid() {
            assertThat(read()).isEqualTo(days("2023-12-01", "2023-12-31"));
            assertThat(read(Clock.fixed(Instant.parse("2024-02-10T00:00:00Z"), ZoneOffset.UTC)))
                    .isEqualTo(days("2024-02-01", "2024-02-29"));
        }

        @Test
        void areWholeUtcDaysWithBothEnds() {
            assertThat(read("startDate", "2023-06-01", "endDate", "2023-06-30"))
                    .isEqualTo(days("2023-06-01", "2023-06-30"));
            assertThat(read("startDate", "2023-06-01T12:00:00Z", "endDate", "2023-06-01T11:00:00Z"))
                    .isEqualTo(days("2023-06-01", "2023-06-01"));
        }

        @Test
        void takeAMomentForItsUtcDayWhateverItsOffset() {
            assertThat(read("startDate", "2024-03-01T00:30:00+05:30", "endDate", "2024-02-29T20:00:00-05:00"))
                    .isEqualTo(days("2024-02-29", "2024-03-01"));
            // an unescaped plus in a query string arrives as a space
            assertThat(read("startDate", "2024-03-01T00:30:00 05:30")).isEqualTo(days("2024-02-29", null));
        }

        @Test
        void areOpenWhereOnlyTheOtherEndIsSaid() {
            assertThat(read("startDate", "2023-06-01")).isEqualTo(days("2023-06-01", null));
            assertThat(read("endDate", "2023-06-01")).isEqualTo(days(null, "2023-06-01"));
        }

        @Test
        void areEverythingOnRequest() {
            assertThat(read("period", "all")).isEqualTo(days(null, null));
        }

        @Test
        void areRefusedWhenTheyMakeNoSense() {
            assertThat(faultyFields("startDate", "2023-06-02", "endDate", "2023-06-01"))
                    .containsExactly("endDate");
            assertThat(faultyFields("startDate", "2023-02-29")).containsExactly("startDate");
            assertThat(faultyFields("endDate", "yesterday")).containsExactly("endDate");
            assertThat(faultyFields("period", "month")).containsExactly("period");
            assertThat(faultyFields("period", "all", "startDate", "2023-06-01")).containsExactly("period");
            assertThat(faultyFields("period", "all", "endDate", "2023-06-01")).containsExactly("period");
        }
    }

    @Nested
    class Segments {

        @Test
        void areSeparatedByCommasTrimmedAndTakenOnce() {
            assertThat(read("segment", " vip, premium ,vip").segments()).containsExactly("vip", "premium");
            assertThat(read().segments()).isEmpty();
        }

        @Test
        void areRefusedWhenBlankTooLongOrTooMany() {
            assertThat(faultyFields("segment", "vip,,premium")).containsExactly("segment");
            assertThat(faultyFields("segment", " ")).containsExactly("segment");
            assertThat(faultyFields("segment", "x".repeat(65))).containsExactly("segment");
            assertThat(faultyFields(
                            "segment",
                            String.join(
                                    ",",
                                    java.util.stream.IntStream.range(0, 101)
                                            .mapToObj(String::valueOf)
                                            .toList())))
                    .containsExactly("segment");
            assertThat(read("segment", "🛍".repeat(64)).segments()).hasSize(1);
        }
    }

    @Nested
    class Groupings {

        @Test
        void areDaysOrMonths() {
            assertThat(read("groupBy", "day").groupBy()).isEqualTo(Grouping.day);
            assertThat(read("groupBy", "month").groupBy()).isEqualTo(Grouping.month);
            assertThat(faultyFields("groupBy", "week")).containsExactly("groupBy");
        }

        @Test
        void areRefusedForAPeriodWithTooManyParts() {
            assertThat(faultyFields("groupBy", "day", "startDate", "0001-01-01", "endDate", "9999-12-31"))
                    .containsExactly("groupBy");
            assertThat(faultyFields("groupBy", "month", "startDate", "1900-01-31", "endDate", "2000-01-01"))
                    .containsExactly("groupBy");
            assertThat(read("groupBy", "month", "startDate", "1900-01-31", "endDate", "1999-12-01"))
                    .isNotNull();
        }
    }

    @Test
    void namesAllFaultsAtOnce() {
        assertThat(faultyFields("startDate", "x", "segment", ",", "groupBy", "year", "period", "none", "page", "1"))
                .containsExactlyInAnyOrder("startDate", "segment", "groupBy", "period", "page");
        var twice = Map.of("segment", new String[] {"a", "b"});
        assertThat(catchThrowableOfType(Rejection.class, () -> StatisticsParameters.read(twice, CLOCK)))
                .isNotNull();
    }
}
