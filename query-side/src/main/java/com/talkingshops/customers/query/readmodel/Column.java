package com.talkingshops.customers.query.readmodel;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * A column of {@link MultiRow}: what a row has in it, as an array of a PostgreSQL type.
 *
 * @param type the element type
 * @param values the values of rows, in a form that the driver takes for that type
 */
public record Column<R>(String type, Function<Collection<R>, Object[]> values) {

    public static <R> Column<R> text(Function<R, @Nullable String> value) {
        return of("text", value, String[]::new);
    }

    public static <R> Column<R> json(Function<R, String> value) {
        return of("jsonb", value, String[]::new);
    }

    public static <R> Column<R> bytes(Function<R, byte @Nullable []> value) {
        return of("bytea", value, byte[][]::new);
    }

    public static <R> Column<R> number(Function<R, Long> value) {
        return of("bigint", value, Long[]::new);
    }

    public static <R> Column<R> integer(Function<R, @Nullable Integer> value) {
        return of("integer", value, Integer[]::new);
    }

    public static <R> Column<R> amount(Function<R, BigDecimal> value) {
        return of("numeric", value, BigDecimal[]::new);
    }

    public static <R> Column<R> flag(Function<R, Boolean> value) {
        return of("boolean", value, Boolean[]::new);
    }

    /** Moments go as ISO 8601, which keeps microseconds in any year. */
    public static <R> Column<R> moment(Function<R, @Nullable Instant> value) {
        return of("timestamptz", asText(value), String[]::new);
    }

    public static <R> Column<R> day(Function<R, @Nullable LocalDate> value) {
        return of("date", asText(value), String[]::new);
    }

    private static <R> Function<R, @Nullable String> asText(Function<R, ?> value) {
        return row -> {
            Object some = value.apply(row);
            return some == null ? null : some.toString();
        };
    }

    private static <R> Column<R> of(String type, Function<R, ?> value, IntFunction<Object[]> array) {
        return new Column<>(type, rows -> rows.stream().map(value).toArray(array));
    }
}
