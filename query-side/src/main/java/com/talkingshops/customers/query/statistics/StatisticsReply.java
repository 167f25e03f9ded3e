package com.talkingshops.customers.query.statistics;

import com.talkingshops.customers.api.Money;
import com.talkingshops.customers.api.statistics.StatisticsQuery.Lifetime;
import com.talkingshops.customers.api.statistics.StatisticsQuery.Period;
import com.talkingshops.customers.api.statistics.StatisticsQuery.SegmentFigures;
import com.talkingshops.customers.api.statistics.StatisticsQuery.SeriesPart;
import com.talkingshops.customers.api.statistics.StatisticsQuery.Statistics;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Puts a reply together: what it says in total is the sum of what it says of the segments. */
final class StatisticsReply {

    private final SortedMap<String, Stock> stock;
    private final SortedMap<String, InPeriod> inPeriod;

    StatisticsReply(List<Stock> stock, List<InPeriod> inPeriod) {
        this.stock = bySegment(stock, Stock::segment);
        this.inPeriod = bySegment(inPeriod, InPeriod::segment);
    }

    Statistics of(Period period, @Nullable List<SeriesPart> series) {
        long orders = count(inPeriod.values(), InPeriod::orders);
        Money revenue = sum(inPeriod.values(), InPeriod::revenue);
        return new Statistics(
                count(stock.values(), Stock::customers),
                count(inPeriod.values(), InPeriod::newCustomers),
                revenue.averageOver(orders),
                orders,
                revenue,
                distribution(),
                period,
                segments(),
                lifetime(),
                series);
    }

    private Map<String, Long> distribution() {
        var distribution = new TreeMap<String, Long>();
        stock.values().stream()
                .filter(segment -> segment.customers() > 0)
                .forEach(segment -> distribution.put(segment.segment(), segment.customers()));
        return distribution;
    }

    /** Those that have customers now, or orders in the period. */
    private Map<String, SegmentFigures> segments() {
        var figures = new TreeMap<String, SegmentFigures>();
        stock.values().stream()
                .filter(segment -> segment.customers() > 0)
                .forEach(segment -> figures.put(segment.segment(), figuresOf(segment.segment())));
        inPeriod.values().stream()
                .filter(segment -> segment.orders() > 0)
                .forEach(segment -> figures.computeIfAbsent(segment.segment(), this::figuresOf));
        return figures;
    }

    private SegmentFigures figuresOf(String segment) {
        Stock now = stock.getOrDefault(segment, Stock.nothing(segment));
        InPeriod then = inPeriod.getOrDefault(segment, InPeriod.nothing(segment));
        return new SegmentFigures(
                now.customers(),
                then.newCustomers(),
                then.orders(),
                then.revenue(),
                then.revenue().averageOver(then.orders()),
                now.lifetimeValue().averageOver(now.customers()));
    }

    private Lifetime lifetime() {
        long orders = count(stock.values(), Stock::orders);
        Money revenue = sum(stock.values(), Stock::revenue);
        return new Lifetime(orders, revenue, revenue.averageOver(orders));
    }

    private static <T> SortedMap<String, T> bySegment(List<T> figures, Function<T, String> name) {
        return figures.stream().collect(Collectors.toMap(name, Function.identity(), (a, b) -> b, TreeMap::new));
    }

    private static <T> long count(Collection<T> figures, ToLongFunction<T> of) {
        return figures.stream().mapToLong(of).sum();
    }

    private static <T> Money sum(Collection<T> figures, Function<T, Money> of) {
        return figures.stream().map(of).reduce(Money.ZERO, Money::plus);
    }
}
