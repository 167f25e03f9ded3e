package com.talkingshops.customers.server.model;

import static com.talkingshops.customers.server.http.Client.object;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/** What the service must say in figures. Counts everything anew each time, with no thought of speed. */
final class StatisticsAnswers {

    private final Model model;

    StatisticsAnswers(Model model) {
        this.model = model;
    }

    /** The whole reply, except the series. */
    Map<String, Object> figures(StatisticsAsked asked, Days period) {
        List<KnownCustomer> stock = customers(asked);
        List<KnownOrder> everOrdered = orders(asked);
        Figures within = figures(stock, everOrdered, period::includes);
        var lifetime = Metrics.of(everOrdered);
        return object(
                "totalCustomers", stock.size(),
                "newCustomers", within.newCustomers(),
                "averageOrderValue", within.metrics().average(),
                "totalOrders", within.metrics().orders(),
                "revenue", within.metrics().spent(),
                "segmentDistribution", distribution(stock),
                "period", object("start", period.start(), "end", period.end()),
                "segments", segments(stock, everOrdered, period),
                "lifetime",
                        object(
                                "totalOrders", lifetime.orders(),
                                "revenue", lifetime.spent(),
                                "averageOrderValue", lifetime.average()));
    }

    /** Every part of the period in which there was anything. */
    List<Object> series(StatisticsAsked asked, Days period) {
        boolean byMonth = asked.groupBy().equals("month");
        var starts = new TreeSet<LocalDate>();
        customers(asked).forEach(customer -> starts.add(start(customer.createdAt(), byMonth)));
        orders(asked).stream()
                .filter(KnownOrder::counts)
                .forEach(order -> starts.add(start(order.placedAt(), byMonth)));
        var parts = new ArrayList<>();
        for (LocalDate start : starts) {
            Figures figures = figures(
                    customers(asked),
                    orders(asked),
                    moment -> period.includes(moment) && start(moment, byMonth).equals(start));
            if (!figures.empty()) {
                parts.add(object(
                        "start", start.atStartOfDay().toInstant(ZoneOffset.UTC),
                        "newCustomers", figures.newCustomers(),
                        "totalOrders", figures.metrics().orders(),
                        "revenue", figures.metrics().spent(),
                        "averageOrderValue", figures.metrics().average()));
            }
        }
        return parts;
    }

    private Map<String, Object> segments(List<KnownCustomer> stock, List<KnownOrder> orders, Days period) {
        var names = new TreeSet<String>();
        stock.forEach(customer -> names.add(segmentOf(customer)));
        orders.stream()
                .filter(order -> order.counts() && period.includes(order.placedAt()))
                .forEach(order -> names.add(order.segment()));
        var answer = new TreeMap<String, Object>();
        for (String name : names) {
            var inSegment = stock.stream()
                    .filter(customer -> segmentOf(customer).equals(name))
                    .toList();
            var received = orders.stream()
                    .filter(order -> order.segment().equals(name))
                    .toList();
            Figures figures = figures(inSegment, received, period::includes);
            BigDecimal lifetime = inSegment.stream()
                    .map(customer -> model.metricsOf(customer).spent())
                    .reduce(Metrics.NOTHING, BigDecimal::add);
            answer.put(
                    name,
                    object(
                            "customers", inSegment.size(),
                            "newCustomers", figures.newCustomers(),
                            "totalOrders", figures.metrics().orders(),
                            "revenue", figures.metrics().spent(),
                            "averageOrderValue", figures.metrics().average(),
                            "averageLifetimeValue", Metrics.average(lifetime, inSegment.size())));
        }
        return answer;
    }

    private static Map<String, Object> distribution(List<KnownCustomer> stock) {
        var counts = new TreeMap<String, Object>();
        stock.forEach(customer -> counts.merge(segmentOf(customer), 1, (a, b) -> (int) a + (int) b));
        return counts;
    }

    private List<KnownCustomer> customers(StatisticsAsked asked) {
        return model.customers().stream()
                .filter(customer -> isAskedFor(asked, segmentOf(customer)))
                .toList();
    }

    private List<KnownOrder> orders(StatisticsAsked asked) {
        return model.orders().stream()
                .filter(order -> isAskedFor(asked, order.segment()))
                .toList();
    }

    private static boolean isAskedFor(StatisticsAsked asked, String segment) {
        return asked.segments().isEmpty() || asked.segments().contains(segment);
    }

    private static String segmentOf(KnownCustomer customer) {
        return Details.counted(customer.details().segment());
    }

    private static Figures figures(
            Collection<KnownCustomer> customers, Collection<KnownOrder> orders, Predicate<Instant> within) {
        return new Figures(
                customers.stream()
                        .filter(customer -> within.test(customer.createdAt()))
                        .count(),
                Metrics.of(orders.stream()
                        .filter(order -> within.test(order.placedAt()))
                        .toList()));
    }

    private static LocalDate start(Instant moment, boolean byMonth) {
        LocalDate day = LocalDate.ofInstant(moment, ZoneOffset.UTC);
        return byMonth ? YearMonth.from(day).atDay(1) : day;
    }

    private record Figures(long newCustomers, Metrics metrics) {

        boolean empty() {
            return newCustomers == 0 && metrics.orders() == 0;
        }
    }
}
