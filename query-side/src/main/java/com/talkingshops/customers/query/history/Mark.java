package com.talkingshops.customers.query.history;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Where an event of a customer or of one of its orders lies, and what the customer's version was right after it. Some sixty bytes: a
 * trail has one for each event, so its texts are shared with other marks.
 *
 * @param position in the event store
 * @param id of the customer or order that it happened to
 * @param type the name that it is stored under
 * @param micros when, in microseconds since 1970 in UTC
 * @param before the position of that one's event before it; its own position if there is none
 * @param own how many events of its own the customer had had
 * @param orderChanges how many events its orders had had
 * @param bytes how long is what it and the event before it say, as they are stored
 */
public record Mark(
        long position, String id, String type, long micros, long before, int own, int orderChanges, int bytes) {

    static long micros(Instant at) {
        return at.getEpochSecond() * 1_000_000 + at.getNano() / 1_000;
    }

    /** When it happened. */
    Instant at() {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    /** Whether nothing had happened to that customer or order before. */
    boolean isFirst() {
        return before == position;
    }

    /** What an entity tag of the customer held then. */
    String version() {
        return own + "." + orderChanges;
    }
}
