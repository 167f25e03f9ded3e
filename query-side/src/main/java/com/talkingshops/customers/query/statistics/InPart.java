package com.talkingshops.customers.query.statistics;

import com.talkingshops.customers.api.Money;
import com.talkingshops.customers.api.statistics.StatisticsQuery.SeriesPart;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * What a day or a month came to.
 *
 * @param start its first day
 */
record InPart(LocalDate start, long newCustomers, long orders, Money revenue) {

    InPart(LocalDate day, long newCustomers, long orders, BigDecimal revenue) {
        this(day, newCustomers, orders, new Money(revenue));
    }

    InPart(int year, int month, long newCustomers, long orders, BigDecimal revenue) {
        this(LocalDate.of(year, month, 1), newCustomers, orders, new Money(revenue));
    }

    static InPart nothing(LocalDate start) {
        return new InPart(start, 0, 0, Money.ZERO);
    }

    SeriesPart asReply() {
        return new SeriesPart(
                start.atStartOfDay().toInstant(ZoneOffset.UTC),
                newCustomers,
                orders,
                revenue,
                revenue.averageOver(orders));
    }
}
