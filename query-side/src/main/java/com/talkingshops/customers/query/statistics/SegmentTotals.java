package com.talkingshops.customers.query.statistics;

import java.time.LocalDate;
import java.util.List;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** Reads the totals of segments: of every one of a tenant, or of some. */
interface SegmentTotals extends Repository<SegmentTotal, SegmentTotal.Key> {

    /** What each segment comes to. */
    @Query("""
            select new com.talkingshops.customers.query.statistics.Stock(
                       t.segment, sum(t.customers), sum(t.lifetimeValue), sum(t.orders), sum(t.revenue))
              from SegmentTotal t
             where t.tenantId = :tenant and (:every = true or holds(:segments, t.segment))
             group by t.segment
            """)
    List<Stock> bySegment(String tenant, boolean every, String[] segments);

    /**
     * What each segment comes to, and what it came to in a period, as of one moment: see {@link FiguresBySegment#of}.
     *
     * @return segment, customers, orders, revenue; and the lifetime value, {@code null} in rows about the period
     */
    @Query("""
            select t.segment, sum(t.customers), sum(t.orders), sum(t.revenue), sum(t.lifetimeValue)
              from SegmentTotal t
             where t.tenantId = :tenant and (:every = true or holds(:segments, t.segment))
             group by t.segment
            union all
            select d.segment, sum(d.customers), sum(d.orders), sum(d.revenue), cast(null as BigDecimal)
              from DayTotal d
             where d.tenantId = :tenant and d.day between :first and :last
               and (:every = true or holds(:segments, d.segment))
             group by d.segment
            """)
    List<Object[]> withPeriod(String tenant, LocalDate first, LocalDate last, boolean every, String[] segments);
}
