package com.talkingshops.customers.query.statistics;

import java.time.LocalDate;
import java.util.List;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** Reads the totals of days: of every segment, or of those of a list. */
interface DayTotals extends Repository<DayTotal, DayTotal.Key> {

    /** What each day came to, in order; days with nothing are not among them. */
    @Query("""
            select new com.talkingshops.customers.query.statistics.InPart(
                       t.day, sum(t.customers), sum(t.orders), sum(t.revenue))
              from DayTotal t
             where t.tenantId = :tenant and t.day between :first and :last
               and (:every = true or holds(:segments, t.segment))
             group by t.day
            having sum(t.customers) <> 0 or sum(t.orders) <> 0
             order by t.day
            """)
    List<InPart> byDay(String tenant, LocalDate first, LocalDate last, boolean every, String[] segments, Limit limit);

    /** What each month came to, in order; months with nothing are not among them. */
    @Query("""
            select new com.talkingshops.customers.query.statistics.InPart(
                       year(t.day), month(t.day), sum(t.customers), sum(t.orders), sum(t.revenue))
              from DayTotal t
             where t.tenantId = :tenant and t.day between :first and :last
               and (:every = true or holds(:segments, t.segment))
             group by year(t.day), month(t.day)
            having sum(t.customers) <> 0 or sum(t.orders) <> 0
             order by year(t.day), month(t.day)
            """)
    List<InPart> byMonth(String tenant, LocalDate first, LocalDate last, boolean every, String[] segments, Limit limit);
}
