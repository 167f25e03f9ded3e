package com.talkingshops.customers.api.statistics;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.talkingshops.customers.api.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What can be asked about figures. The results are the replies of the interface, member for member. */
public sealed interface StatisticsQuery {

    /**
     * Counts customers, orders and money; answers with {@link Statistics}.
     *
     * @param firstDay the first UTC day of the period; {@code null} for the beginning
     * @param lastDay the last UTC day of the period, included; {@code null} for no end
     * @param segments these only; empty for all
     */
    record GetStatistics(
            @Nullable LocalDate firstDay,
            @Nullable LocalDate lastDay,
            List<String> segments,
            @Nullable Grouping groupBy)
            implements StatisticsQuery {}

    /**
     * Counts what there was at the end of a past day; answers with {@link StatisticsAsOf}, or refuses a day before there was
     * anything.
     *
     * @param day in UTC
     */
    record GetStatisticsAsOf(LocalDate day) implements StatisticsQuery {}

    /** How long each part of a series is. */
    enum Grouping {
        day,
        month
    }

    /**
     * Figures of a period and of the stock now.
     *
     * @param series {@code null}, and then left out, unless a grouping was asked for
     */
    record Statistics(
            long totalCustomers,
            long newCustomers,
            Money averageOrderValue,
            long totalOrders,
            Money revenue,
            Map<String, Long> segmentDistribution,
            Period period,
            Map<String, SegmentFigures> segments,
            Lifetime lifetime,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            List<SeriesPart> series) {}

    /**
     * What there was at the end of a day.
     *
     * @param lifetime what had been ordered by then
     */
    record StatisticsAsOf(
            LocalDate asOf, long totalCustomers, Map<String, Long> segmentDistribution, Lifetime lifetime) {}

    /** What was counted; both {@code null} for everything. */
    record Period(@Nullable Instant start, @Nullable Instant end) {}

    /** Figures of one segment: customers under their segment now, orders under that of when they were received. */
    record SegmentFigures(
            long customers,
            long newCustomers,
            long totalOrders,
            Money revenue,
            Money averageOrderValue,
            Money averageLifetimeValue) {}

    /** Counted orders of all times, those of deleted customers included. */
    record Lifetime(long totalOrders, Money revenue, Money averageOrderValue) {}

    /** Figures of a day or a month. */
    record SeriesPart(Instant start, long newCustomers, long totalOrders, Money revenue, Money averageOrderValue) {}
}
