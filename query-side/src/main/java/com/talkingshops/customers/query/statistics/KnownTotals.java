package com.talkingshops.customers.query.statistics;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** Reads what there was at the end of a day: whole months before that of the day, and then days. */
interface KnownTotals extends Repository<KnownDayTotal, KnownDayTotal.Key> {

    /** The first day on which anything happened; {@code null} if nothing ever did. */
    @Query("select f.day from FirstDay f where f.tenantId = :tenant")
    @Nullable
    LocalDate firstDay(String tenant);

    /** The last day on which anything happened of which something is left; {@code null} if there is none. */
    @Query("select max(d.day) from KnownDayTotal d where d.tenantId = :tenant")
    @Nullable
    LocalDate lastDay(String tenant);

    /**
     * What each segment came to at the end of a day, in two rows of which each may be missing.
     *
     * @param month the first day of the day's month
     * @return segment, customers, orders, revenue
     */
    @Query("""
            select t.segment, sum(t.customers), sum(t.orders), sum(t.revenue)
              from KnownMonthTotal t
             where t.tenantId = :tenant and t.month < :month
             group by t.segment
            union all
            select d.segment, sum(d.customers), sum(d.orders), sum(d.revenue)
              from KnownDayTotal d
             where d.tenantId = :tenant and d.day between :month and :day
             group by d.segment
            """)
    List<Object[]> upTo(String tenant, LocalDate month, LocalDate day);
}
