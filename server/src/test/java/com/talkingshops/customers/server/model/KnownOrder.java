package com.talkingshops.customers.server.model;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * An order as the model knows it.
 *
 * @param given what its sender said of it
 * @param segment the segment that its customer had when it was received
 */
record KnownOrder(
        String id,
        String reference,
        String customerId,
        String segment,
        Given given,
        String status,
        BigDecimal amount,
        String notes,
        Instant placedAt,
        Instant updatedAt,
        long version) {

    private static final Set<String> NOT_COUNTED = Set.of("pending", "cancelled", "failed", "refunded");

    /** What never changes of an order. */
    record Given(String mobile, String name, String email, List<Item> items, String source, String externalId) {}

    /** A line of an order. */
    record Item(String name, int quantity, BigDecimal price) {}

    boolean counts() {
        return !NOT_COUNTED.contains(status);
    }

    /** Whether this is how it stands. */
    boolean reads(String thisStatus, BigDecimal thisAmount, String theseNotes) {
        return status.equals(thisStatus) && amount.equals(thisAmount) && Objects.equals(notes, theseNotes);
    }

    /** This order without a word on who made it. */
    KnownOrder forgotten() {
        var nobodys = new Given(null, null, null, given.items(), given.source(), given.externalId());
        return new KnownOrder(
                id, reference, customerId, segment, nobodys, status, amount, null, placedAt, updatedAt, version);
    }

    KnownOrder changed(String newStatus, BigDecimal newAmount, String newNotes, Instant at) {
        return new KnownOrder(
                id, reference, customerId, segment, given, newStatus, newAmount, newNotes, placedAt, at, version + 1);
    }
}
