package com.talkingshops.customers.query.statistics;

import com.talkingshops.customers.api.Money;
import com.talkingshops.customers.api.customer.CustomerId;
import com.talkingshops.customers.api.order.OrderId;
import com.talkingshops.customers.api.order.OrderStatus;
import com.talkingshops.customers.api.statistics.StatisticsQuery.GetStatistics;
import com.talkingshops.customers.api.statistics.StatisticsQuery.Grouping;
import com.talkingshops.customers.api.statistics.StatisticsQuery.Lifetime;
import com.talkingshops.customers.api.statistics.StatisticsQuery.Period;
import com.talkingshops.customers.api.statistics.StatisticsQuery.SegmentFigures;
import com.talkingshops.customers.api.statistics.StatisticsQuery.SeriesPart;
import com.talkingshops.customers.api.statistics.StatisticsQuery.Statistics;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Figures as one would count them by hand: everything is remembered, and each question goes through all of it. */
public final class Recount {

    record Customer(String segment, LocalDate createdOn, boolean present) {}

    record Order(CustomerId customer, String segment, LocalDate placedOn, BigDecimal amount, String status) {
        boolean counts() {
            return new OrderStatus(status).counts();
        }
    }

    final Map<CustomerId, Customer> customers = new LinkedHashMap<>();
    final Map<OrderId, Order> orders = new LinkedHashMap<>();

    public Statistics of(GetStatistics query) {
        var present = customers.values().stream()
                .filter(Customer::present)
                .filter(customer -> asked(query, customer.segment()))
                .toList();
        var counted = orders.values().stream()
                .filter(Order::counts)
                .filter(order -> asked(query, order.segment()))
                .toList();
        var created = present.stream().filter(c -> within(query, c.createdOn())).toList();
        var placed = counted.stream().filter(o -> within(query, o.placedOn())).toList();

        var distribution = new TreeMap<String, Long>();
        present.forEach(customer -> distribution.merge(customer.segment(), 1L, Long::sum));
        var names = new TreeSet<>(distribution.keySet());
        placed.forEach(order -> names.add(order.segment()));
        var segments = new HashMap<String, SegmentFigures>();
        for (String name : names) {
            var mine = placed.stream().filter(o -> o.segment().equals(name)).toList();
            segments.put(
                    name,
                    new SegmentFigures(
                            distribution.getOrDefault(name, 0L),
                            created.stream()
                                    .filter(c -> c.segment().equals(name))
                                    .count(),
                            mine.size(),
                            new Money(revenue(mine)),
                            average(revenue(mine), mine.size()),
                            average(worth(name), distribution.getOrDefault(name, 0L))));
        }
        return new Statistics(
                present.size(),
                created.size(),
                average(revenue(placed), placed.size()),
                placed.size(),
                new Money(revenue(placed)),
                distribution,
                new Period(
                        query.firstDay() == null ? null : Instant.parse(query.firstDay() + "T00:00:00Z"),
                        query.lastDay() == null ? null : Instant.parse(query.lastDay() + "T23:59:59Z")),
                segments,
                new Lifetime(counted.size(), new Money(revenue(counted)), average(revenue(counted), counted.size())),
                series(query, created, placed));
    }

    private List<SeriesPart> series(GetStatistics query, List<Customer> created, List<Order> placed) {
        if (query.groupBy() == null) {
            return null;
        }
        var starts = new TreeSet<LocalDate>();
        if (query.firstDay() != null && query.lastDay() != null) {
            for (var day = query.firstDay(); !day.isAfter(query.lastDay()); day = day.plusDays(1)) {
                starts.add(start(query, day));
            }
        } else {
            created.forEach(customer -> starts.add(start(query, customer.createdOn())));
            placed.forEach(order -> starts.add(start(query, order.placedOn())));
        }
        var series = new ArrayList<SeriesPart>();
        for (LocalDate start : starts) {
            var then = placed.stream()
                    .filter(o -> start(query, o.placedOn()).equals(start))
                    .toList();
            series.add(new SeriesPart(
                    Instant.parse(start + "T00:00:00Z"),
                    created.stream()
                            .filter(c -> start(query, c.createdOn()).equals(start))
                            .count(),
                    then.size(),
                    new Money(revenue(then)),
                    average(revenue(then), then.size())));
        }
        return series;
    }

    private BigDecimal worth(String segment) {
        return revenue(orders.values().stream()
                .filter(Order::counts)
                .filter(order -> {
                    var customer = customers.get(order.customer());
                    return customer != null
                            && customer.present()
                            && customer.segment().equals(segment);
                })
                .toList());
    }

    private static LocalDate start(GetStatistics query, LocalDate day) {
        return query.groupBy() == Grouping.day ? day : LocalDate.of(day.getYear(), day.getMonth(), 1);
    }

    private static boolean asked(GetStatistics query, String segment) {
        return query.segments().isEmpty() || query.segments().contains(segment);
    }

    private static boolean within(GetStatistics query, LocalDate day) {
        return (query.firstDay() == null || !day.isBefore(query.firstDay()))
                && (query.lastDay() == null || !day.isAfter(query.lastDay()));
    }

    private static BigDecimal revenue(List<Order> orders) {
        var sum = new BigDecimal("0.00");
        for (Order order : orders) {
            sum = sum.add(order.amount());
        }
        return sum;
    }

    private static Money average(BigDecimal sum, long count) {
        return new Money(count == 0 ? BigDecimal.ZERO : sum.divide(BigDecimal.valueOf(count), 2, RoundingMode.HALF_UP));
    }
}
