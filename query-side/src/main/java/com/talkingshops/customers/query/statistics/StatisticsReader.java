package com.talkingshops.customers.query.statistics;

import com.talkingshops.customers.api.MessageKeys;
import com.talkingshops.customers.api.statistics.StatisticsQuery.GetStatistics;
import com.talkingshops.customers.api.statistics.StatisticsQuery.Statistics;
import com.talkingshops.customers.query.readmodel.OneMoment;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;

/** Answers with figures that the projector keeps: a few ranges of totals, however many customers and orders there are. */
@Component
class StatisticsReader {

    private final SegmentTotals segments;
    private final Series series;
    private final OneMoment moment;

    StatisticsReader(SegmentTotals segments, DayTotals days, OneMoment moment) {
        this.segments = segments;
        this.series = new Series(days);
        this.moment = moment;
    }

    @QueryHandler
    public Statistics handle(
            GetStatistics query, @MetaDataValue(value = MessageKeys.TENANT, required = true) String tenant) {
        return query.groupBy() == null ? answer(tenant, query) : moment.read(() -> answer(tenant, query));
    }

    /** One statement, and another one for a series. */
    private Statistics answer(String tenant, GetStatistics query) {
        FiguresBySegment figures = figures(tenant, query);
        return new StatisticsReply(figures.stock(), figures.inPeriod())
                .of(Days.period(query), series.read(tenant, query));
    }

    private FiguresBySegment figures(String tenant, GetStatistics query) {
        boolean every = query.segments().isEmpty();
        String[] names = query.segments().toArray(String[]::new);
        if (query.firstDay() == null && query.lastDay() == null) {
            return FiguresBySegment.ofAllTimes(segments.bySegment(tenant, every, names));
        }
        var within = Days.of(query);
        return FiguresBySegment.of(segments.withPeriod(tenant, within.first(), within.last(), every, names));
    }
}
