package com.talkingshops.customers.query.customer.jdbc;

import com.talkingshops.customers.api.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What changed customers add to the totals. */
final class TotalDeltas {

    private final Map<TotalKey, Tally> tallies = new HashMap<>();

    static TotalDeltas of(List<Changed<CustomerState>> customers) {
        var deltas = new TotalDeltas();
        for (Changed<CustomerState> changed : customers) {
            if (changed.before() != null) {
                deltas.count(changed.before(), -1);
            }
            deltas.count(changed.after(), 1);
        }
        deltas.tallies.values().removeIf(Tally.NONE::equals);
        return deltas;
    }

    /** The totals by these; never nothing. */
    List<Entry<TotalKey, Tally>> by(boolean lastOrderDay, boolean createdDay) {
        return tallies.entrySet().stream()
                .filter(entry -> (entry.getKey().lastOrderDay() != null) == lastOrderDay)
                .filter(entry -> (entry.getKey().createdDay() != null) == createdDay)
                .toList();
    }

    private void count(CustomerState customer, int sign) {
        if (!customer.present()) {
            return;
        }
        LocalDate created = Objects.requireNonNull(day(customer.createdAt()), "a customer who is present was created");
        LocalDate lastOrder = day(customer.orders().last());
        var spending = new Tally(sign, customer.orders().value().times(sign));
        var one = new Tally(sign, Money.ZERO);
        add(customer, null, null, spending);
        add(customer, null, created, spending);
        if (lastOrder != null) {
            add(customer, lastOrder, null, one);
            add(customer, lastOrder, created, one);
        }
    }

    private void add(CustomerState customer, @Nullable LocalDate lastOrder, @Nullable LocalDate created, Tally tally) {
        tallies.merge(
                new TotalKey(customer.key().tenant(), customer.segment(), lastOrder, created), tally, Tally::plus);
    }

    private static @Nullable LocalDate day(@Nullable Instant moment) {
        return moment == null ? null : LocalDate.ofInstant(moment, ZoneOffset.UTC);
    }
}
