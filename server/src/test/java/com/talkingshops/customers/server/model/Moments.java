package com.talkingshops.customers.server.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The time in which a request was answered; what the service says happened then must lie within. */
final class Moments {

    private final Instant from = Instant.now(Clock.systemUTC()).truncatedTo(ChronoUnit.MILLIS);

    /** Takes a moment that the service told, if it is one of these. */
    Instant taking(String told) {
        Instant moment = Instant.parse(told);
        assertThat(moment).isBetween(from, Instant.now(Clock.systemUTC()).plusMillis(1));
        return moment;
    }
}
