package com.talkingshops.customers.query.statistics.jdbc;

import com.talkingshops.customers.api.Money;
import com.talkingshops.customers.api.customer.Segment;
import com.talkingshops.customers.query.readmodel.RowKey;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What figures need to know of a customer.
 *
 * @param version how many of its events are counted; 0 while nothing but orders of it is known
 * @param segment the last one known, also after the customer was deleted
 * @param createdOn the UTC day of its registration; {@code null} before it
 * @param present whether it is registered and not deleted
 * @param lifetimeValue what its counted orders come to
 * @param knownOn the last UTC day on which something happened to it or its orders; {@code null} before anything has
 */
record CustomerRow(
        RowKey key,
        long version,
        String segment,
        @Nullable LocalDate createdOn,
        boolean present,
        Money lifetimeValue,
        @Nullable LocalDate knownOn) {

    static CustomerRow unknown(RowKey key) {
        return new CustomerRow(key, 0, Segment.UNSEGMENTED, null, false, Money.ZERO, null);
    }

    CustomerRow registered(long version, @Nullable Segment segment, LocalDate createdOn) {
        return new CustomerRow(key, version, nameOf(segment), createdOn, true, lifetimeValue, knownOn);
    }

    CustomerRow changed(long version, @Nullable Segment segment) {
        return new CustomerRow(key, version, nameOf(segment), createdOn, present, lifetimeValue, knownOn);
    }

    CustomerRow deleted(long version) {
        return new CustomerRow(key, version, segment, createdOn, false, lifetimeValue, knownOn);
    }

    CustomerRow spent(Money more) {
        return new CustomerRow(key, version, segment, createdOn, present, lifetimeValue.plus(more), knownOn);
    }

    /** This row after something on a day: not before what had happened already, though a clock may say so. */
    CustomerRow known(LocalDate day) {
        LocalDate later = knownOn == null || day.isAfter(knownOn) ? day : knownOn;
        return new CustomerRow(key, version, segment, createdOn, present, lifetimeValue, later);
    }

    /** {@link #knownOn} of a customer of whom something has happened. */
    LocalDate lastDay() {
        return Objects.requireNonNull(knownOn, "the day on which something happened");
    }

    private static String nameOf(@Nullable Segment segment) {
        return segment == null ? Segment.UNSEGMENTED : segment.name();
    }
}
