package com.talkingshops.customers.query.statistics;

import java.util.List;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** Reads the totals of segments. */
interface SegmentTotals extends Repository<SegmentTotal, SegmentTotal.Key> {

    /** What each segment comes to: every one, or those of a list. */
    @Query("""
            select new com.talkingshops.customers.query.statistics.Stock(
                       t.segment, sum(t.customers), sum(t.lifetimeValue), sum(t.orders), sum(t.revenue))
              from SegmentTotal t
             where :every = true or t.segment in :segments
             group by t.segment
            """)
    List<Stock> bySegment(boolean every, List<String> segments);
}
