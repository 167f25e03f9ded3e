package com.talkingshops.customers.query.statistics;

import com.talkingshops.customers.api.MessageKeys;
import com.talkingshops.customers.api.Money;
import com.talkingshops.customers.api.error.Rejection;
import com.talkingshops.customers.api.statistics.StatisticsQuery.GetStatisticsAsOf;
import com.talkingshops.customers.api.statistics.StatisticsQuery.Lifetime;
import com.talkingshops.customers.api.statistics.StatisticsQuery.StatisticsAsOf;
import com.talkingshops.customers.query.readmodel.OneMoment;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.TreeMap;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;

/** Answers with what there was at the end of a past day. */
@Component
class KnownReader {

    private final KnownTotals totals;
    private final OneMoment moment;
    private final Clock clock;

    KnownReader(KnownTotals totals, OneMoment moment, Clock clock) {
        this.totals = totals;
        this.moment = moment;
        this.clock = clock;
    }

    @QueryHandler
    public StatisticsAsOf handle(
            GetStatisticsAsOf query, @MetaDataValue(value = MessageKeys.TENANT, required = true) String tenant) {
        return moment.read(() -> answer(tenant, query.day()));
    }

    private StatisticsAsOf answer(String tenant, LocalDate day) {
        if (isYetToCome(tenant, day)) {
            throw Rejection.invalid("asOf", "must not lie in the future");
        }
        LocalDate first = totals.firstDay(tenant);
        if (first != null && day.isBefore(first)) {
            throw Rejection.invalid(
                    "asOf", "must not lie before %s, the first day on which anything happened".formatted(first));
        }
        return sum(day, totals.upTo(tenant, day.withDayOfMonth(1), day));
    }

    /** A day on which something has happened is there, though it was another node's clock that said so. */
    private boolean isYetToCome(String tenant, LocalDate day) {
        if (!day.isAfter(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC))) {
            return false;
        }
        LocalDate last = totals.lastDay(tenant);
        return last == null || day.isAfter(last);
    }

    private static StatisticsAsOf sum(LocalDate day, List<Object[]> rows) {
        var customers = new TreeMap<String, Long>();
        long orders = 0;
        Money revenue = Money.ZERO;
        for (Object[] row : rows) {
            customers.merge((String) row[0], (Long) row[1], Long::sum);
            orders += (Long) row[2];
            revenue = revenue.plus(new Money((BigDecimal) row[3]));
        }
        customers.values().removeIf(count -> count == 0);
        return new StatisticsAsOf(
                day,
                customers.values().stream().mapToLong(Long::longValue).sum(),
                customers,
                new Lifetime(orders, revenue, revenue.averageOver(orders)));
    }
}
