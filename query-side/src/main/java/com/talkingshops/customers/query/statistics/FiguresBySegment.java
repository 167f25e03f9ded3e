package com.talkingshops.customers.query.statistics;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** What each segment comes to now, and what it came to in a period. */
record FiguresBySegment(List<Stock> stock, List<InPeriod> inPeriod) {

    /** Where the period is all times. */
    static FiguresBySegment ofAllTimes(List<Stock> stock) {
        return new FiguresBySegment(stock, stock.stream().map(Stock::ofAllTimes).toList());
    }

    /** Of rows as {@link SegmentTotals#withPeriod} gives them. */
    static FiguresBySegment of(List<Object[]> rows) {
        var stock = new ArrayList<Stock>();
        var inPeriod = new ArrayList<InPeriod>();
        for (Object[] row : rows) {
            String segment = (String) row[0];
            long customers = (Long) row[1];
            long orders = (Long) row[2];
            BigDecimal revenue = (BigDecimal) row[3];
            if (row[4] instanceof BigDecimal lifetimeValue) {
                stock.add(new Stock(segment, customers, lifetimeValue, orders, revenue));
            } else {
                inPeriod.add(new InPeriod(segment, customers, orders, revenue));
            }
        }
        return new FiguresBySegment(stock, inPeriod);
    }
}
