package com.talkingshops.customers.server.model;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** A period as it can be asked for: either end may be missing, a day, or the very moment at which something happened. */
record Period(Bound from, Bound to) {

    static final Period ANY = new Period(Bound.NONE, Bound.NONE);

    /** What an end of the period is. */
    enum Kind {
        NONE,
        DAY,
        MOMENT
    }

    /**
     * An end of the period.
     *
     * @param n how many days after today, or the moment of which thing
     */
    record Bound(Kind kind, int n) {

        static final Bound NONE = new Bound(Kind.NONE, 0);

        @Override
        public String toString() {
            return switch (kind) {
                case NONE -> "…";
                case DAY -> "today%+d".formatted(n);
                case MOMENT -> "moment #" + n;
            };
        }
    }

    /** Fixes the period, given today and the moments at which things happened. */
    Fixed fixed(LocalDate today, List<Instant> moments) {
        Object start = fixed(from, today, moments);
        Object end = fixed(to, today, moments);
        return new Fixed(start, end, beginning(start), afterEnd(end));
    }

    private static Object fixed(Bound bound, LocalDate today, List<Instant> moments) {
        return switch (bound.kind()) {
            case NONE -> null;
            case DAY -> today.plusDays(bound.n());
            case MOMENT -> moments.isEmpty() ? null : moments.get(bound.n() % moments.size());
        };
    }

    private static Instant beginning(Object start) {
        return start instanceof LocalDate day ? midnight(day) : (Instant) start;
    }

    private static Instant afterEnd(Object end) {
        return switch (end) {
            case LocalDate day -> midnight(day.plusDays(1));
            case Instant moment -> moment.plus(1, ChronoUnit.MICROS);
            case null, default -> null;
        };
    }

    private static Instant midnight(LocalDate day) {
        return day.atStartOfDay().toInstant(ZoneOffset.UTC);
    }

    @Override
    public String toString() {
        return from + "–" + to;
    }

    /**
     * A period between moments.
     *
     * @param from included; {@code null} for no beginning
     * @param before excluded; {@code null} for no end
     */
    record Fixed(Object start, Object end, Instant from, Instant before) {

        boolean includes(Instant moment) {
            return (from == null || !moment.isBefore(from)) && (before == null || moment.isBefore(before));
        }

        boolean endsBeforeItStarts() {
            return from != null && before != null && !from.isBefore(before);
        }

        /** The first UTC day, where whole days are counted; {@code null} for no beginning. */
        LocalDate firstDay() {
            return day(start);
        }

        /** The last UTC day, where whole days are counted; {@code null} for no end. */
        LocalDate lastDay() {
            return day(end);
        }

        private static LocalDate day(Object bound) {
            return bound instanceof Instant moment ? LocalDate.ofInstant(moment, ZoneOffset.UTC) : (LocalDate) bound;
        }
    }
}
