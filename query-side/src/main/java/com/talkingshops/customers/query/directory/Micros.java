package com.talkingshops.customers.query.directory;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Moments as numbers: microseconds since 1970, which is what the database keeps. */
public final class Micros {

    /** The present one by the database's clock, in SQL. */
    public static final String NOW = "(extract(epoch from clock_timestamp()) * 1000000)::bigint";

    private Micros() {}

    public static long of(Instant moment) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, moment);
    }

    public static Instant toInstant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
