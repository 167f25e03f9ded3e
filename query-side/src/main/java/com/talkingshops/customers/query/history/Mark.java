package com.talkingshops.customers.query.history;

import java.time.Instant;

/**
 * Where an event of a customer or of one of its orders lies, and what the customer's version was right after it.
 *
 * @param position in the event store
 * @param id of the customer or order that it happened to
 * @param number which of that one's events it is, from 1
 * @param type the name that it is stored under
 * @param before the position of that one's event before it; its own position if there is none
 * @param own how many events of its own the customer had had
 * @param orderChanges how many events its orders had had
 */
public record Mark(
        long position, String id, long number, String type, Instant at, long before, long own, long orderChanges) {

    /** What an entity tag of the customer held then. */
    String version() {
        return own + "." + orderChanges;
    }
}
