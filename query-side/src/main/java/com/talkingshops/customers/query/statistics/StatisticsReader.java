package com.talkingshops.customers.query.statistics;

import com.talkingshops.customers.api.MessageKeys;
import com.talkingshops.customers.api.statistics.StatisticsQuery.GetStatistics;
import com.talkingshops.customers.api.statistics.StatisticsQuery.Statistics;
import com.talkingshops.customers.query.readmodel.AtOneMoment;
import java.util.List;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;

/** Answers with figures that the projector keeps: a few ranges of totals, however many customers and orders there are. */
@Component
class StatisticsReader {

    private final SegmentTotals segments;
    private final DayTotals days;
    private final Series series;

    StatisticsReader(SegmentTotals segments, DayTotals days) {
        this.segments = segments;
        this.days = days;
        this.series = new Series(days);
    }

    @QueryHandler
    @AtOneMoment
    public Statistics handle(
            GetStatistics query, @MetaDataValue(value = MessageKeys.TENANT, required = true) String tenant) {
        List<Stock> stock = segments.bySegment(tenant, query.segments().isEmpty(), names(query));
        return new StatisticsReply(stock, inPeriod(tenant, query, stock))
                .of(Days.period(query), series.read(tenant, query));
    }

    private List<InPeriod> inPeriod(String tenant, GetStatistics query, List<Stock> stock) {
        if (query.firstDay() == null && query.lastDay() == null) {
            return stock.stream().map(Stock::ofAllTimes).toList();
        }
        var within = Days.of(query);
        return days.bySegment(
                tenant, within.first(), within.last(), query.segments().isEmpty(), names(query));
    }

    private static String[] names(GetStatistics query) {
        return query.segments().toArray(String[]::new);
    }
}
