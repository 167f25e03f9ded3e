package com.talkingshops.customers.server.model;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;

/**
 * A moment that a client names.
 *
 * @param day how many days after today
 * @param time the time of day, with its offset from UTC
 */
record When(int day, String time) implements Body.Open {

    @Override
    public Object sent(Model model, Body body, LocalDate today) {
        return today.plusDays(day) + "T" + time;
    }

    Instant moment(LocalDate today) {
        return OffsetDateTime.parse(today.plusDays(day) + "T" + time).toInstant();
    }

    @Override
    public String toString() {
        return "today%+dT%s".formatted(day, time);
    }
}
