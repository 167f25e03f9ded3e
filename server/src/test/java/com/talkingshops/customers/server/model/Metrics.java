package com.talkingshops.customers.server.model;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;

/** What orders come to: those that count. */
record Metrics(long orders, BigDecimal spent, Instant first, Instant last) {

    private static final int ACTIVE_DAYS = 90;

    static final BigDecimal NOTHING = new BigDecimal("0.00");

    static Metrics of(Collection<KnownOrder> all) {
        var counted = all.stream().filter(KnownOrder::counts).toList();
        return new Metrics(
                counted.size(),
                counted.stream().map(KnownOrder::amount).reduce(NOTHING, BigDecimal::add),
                counted.stream()
                        .map(KnownOrder::placedAt)
                        .min(Comparator.naturalOrder())
                        .orElse(null),
                counted.stream()
                        .map(KnownOrder::placedAt)
                        .max(Comparator.naturalOrder())
                        .orElse(null));
    }

    BigDecimal average() {
        return average(spent, orders);
    }

    /** Rounded half-up; nothing where there is nothing to average. */
    static BigDecimal average(BigDecimal sum, long count) {
        return count == 0 ? NOTHING : sum.divide(BigDecimal.valueOf(count), 2, RoundingMode.HALF_UP);
    }

    /** Whether the last counted order lies on one of the last 90 UTC days, today included. */
    boolean active(LocalDate today) {
        if (last == null) {
            return false;
        }
        LocalDate day = LocalDate.ofInstant(last, ZoneOffset.UTC);
        return !day.isAfter(today) && day.isAfter(today.minusDays(ACTIVE_DAYS));
    }
}
