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
             where t.tenantId = :tenant and (:every = true or among(t.segment, :segments))
             group by t.segment
            """)
    List<Stock> bySegment(String tenant, boolean every, String[] segments);
}
