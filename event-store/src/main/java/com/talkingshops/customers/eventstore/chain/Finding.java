package com.talkingshops.customers.eventstore.chain;

import org.jspecify.annotations.Nullable;

/**
 * A place where the history is not what was chained.
 *
 * @param partition whose event; {@code null} if nothing tells
 * @param number which of the partition's events; {@code null} if nothing tells
 * @param globalIndex its position; {@code null} if nothing tells
 * @param eventId its identifier, as it is stored now; {@code null} if it is gone
 * @param detail a sentence
 */
public record Finding(
        Kind kind,
        @Nullable String partition,
        @Nullable Long number,
        @Nullable Long globalIndex,
        @Nullable String eventId,
        String detail) {

    /** Of which only the position is known. */
    static Finding at(Kind kind, long globalIndex, String detail) {
        return new Finding(kind, null, null, globalIndex, null, detail);
    }

    /** Of which nothing tells where. */
    static Finding of(Kind kind, String detail) {
        return new Finding(kind, null, null, null, null, detail);
    }

    static Finding at(Kind kind, Link link, String detail) {
        return new Finding(kind, link.partition(), link.number(), link.globalIndex(), null, detail);
    }

    /** The same, with the event that is there. */
    public Finding with(@Nullable String event) {
        return new Finding(kind, partition, number, globalIndex, event, detail);
    }

    Finding of(String known) {
        return new Finding(kind, known, number, globalIndex, eventId, detail);
    }

    Finding as(Kind other, String otherDetail) {
        return new Finding(other, partition, number, globalIndex, eventId, otherDetail);
    }
}
