package com.talkingshops.customers.query.customer;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** Reads the totals that the projector keeps: of every segment of a tenant, or of some. */
interface StoredTotals extends Repository<CustomerTotal, CustomerTotal.Key> {

    /** What customers come to whenever they were created, and how many of the tenant's have a segment. */
    @Query("""
            select new com.talkingshops.customers.query.customer.ListTotals(
                       sum(case when :every = true or holds(:segments, t.segment) then t.customers else 0L end),
                       sum(case when :every = true or holds(:segments, t.segment) then t.lifetimeValue end),
                       (select sum(a.customers)
                          from ActiveTotal a
                         where a.tenantId = :tenant and a.lastOrderDay between :first and :last
                           and (:every = true or holds(:segments, a.segment))),
                       sum(case when t.segment <> '' then t.customers else 0L end))
              from CustomerTotal t
             where t.tenantId = :tenant
            """)
    ListTotals atAllTimes(String tenant, LocalDate first, LocalDate last, boolean every, String[] segments);

    @Query("select sum(t.customers) from CustomerTotal t where t.tenantId = :tenant and t.segment <> ''")
    @Nullable
    Long withSegment(String tenant);

    @Query("""
            select new com.talkingshops.customers.query.customer.Totals(sum(t.customers), sum(t.lifetimeValue))
              from CreatedTotal t
             where t.tenantId = :tenant and t.createdDay between :first and :last
               and (:every = true or holds(:segments, t.segment))
            """)
    Totals ofCreated(String tenant, LocalDate first, LocalDate last, boolean every, String[] segments);

    /** Each active day by itself, so that only the days of creation asked for are read. */
    @Query("""
            select sum(t.customers)
              from CreatedActiveTotal t
             where t.tenantId = :tenant
               and holds(:activeDays, t.lastOrderDay) and t.createdDay between :first and :last
               and (:every = true or holds(:segments, t.segment))
            """)
    @Nullable
    Long activeOfCreated(
            String tenant, LocalDate[] activeDays, LocalDate first, LocalDate last, boolean every, String[] segments);

    /** Counts, for less than a day. */
    @Query("""
            select new com.talkingshops.customers.query.customer.Totals(
                       count(c.id), sum(m.lifetimeValue),
                       sum(case when m.lastOrderAt >= :activeFrom and m.lastOrderAt < :activeBefore then 1L else 0L end))
              from Customer c join CustomerMetrics m on m.id = c.id and m.tenantId = c.tenantId
             where c.tenantId = :tenant and c.createdAt >= :from and c.createdAt < :before
               and (:every = true or holds(:segments, c.segment))
            """)
    Totals counted(
            String tenant,
            Instant from,
            Instant before,
            Instant activeFrom,
            Instant activeBefore,
            boolean every,
            String[] segments);
}
