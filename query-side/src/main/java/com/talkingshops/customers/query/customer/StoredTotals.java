package com.talkingshops.customers.query.customer;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** Reads the totals that the projector keeps: of every segment, or of those of a list. */
interface StoredTotals extends Repository<CustomerTotal, CustomerTotal.Key> {

    @Query("""
            select new com.talkingshops.customers.query.customer.Totals(sum(t.customers), sum(t.lifetimeValue))
              from CustomerTotal t
             where :every = true or t.segment in :segments
            """)
    Totals ofAll(boolean every, Collection<String> segments);

    @Query("select sum(t.customers) from CustomerTotal t where t.segment <> ''")
    @Nullable
    Long withSegment();

    @Query("""
            select sum(t.customers)
              from ActiveTotal t
             where t.lastOrderDay between :first and :last and (:every = true or t.segment in :segments)
            """)
    @Nullable
    Long active(LocalDate first, LocalDate last, boolean every, Collection<String> segments);

    @Query("""
            select new com.talkingshops.customers.query.customer.Totals(sum(t.customers), sum(t.lifetimeValue))
              from CreatedTotal t
             where t.createdDay between :first and :last and (:every = true or t.segment in :segments)
            """)
    Totals ofCreated(LocalDate first, LocalDate last, boolean every, Collection<String> segments);

    /** Each active day by itself, so that only the days of creation asked for are read. */
    @Query("""
            select sum(t.customers)
              from CreatedActiveTotal t
             where t.lastOrderDay in :activeDays and t.createdDay between :first and :last
               and (:every = true or t.segment in :segments)
            """)
    @Nullable
    Long activeOfCreated(
            Collection<LocalDate> activeDays,
            LocalDate first,
            LocalDate last,
            boolean every,
            Collection<String> segments);

    /** Counts, for less than a day. */
    @Query("""
            select new com.talkingshops.customers.query.customer.Totals(
                       count(c.id), sum(m.lifetimeValue),
                       sum(case when m.lastOrderAt >= :activeFrom and m.lastOrderAt < :activeBefore then 1L else 0L end))
              from Customer c join CustomerMetrics m on m.id = c.id and m.tenantId = c.tenantId
             where c.createdAt >= :from and c.createdAt < :before and (:every = true or c.segment in :segments)
            """)
    Totals counted(
            Instant from,
            Instant before,
            Instant activeFrom,
            Instant activeBefore,
            boolean every,
            Collection<String> segments);
}
