package com.talkingshops.customers.server.model;

import java.time.Instant;

/**
 * A customer as the model knows it; stays known after its deletion.
 *
 * @param receipt of its erasure; {@code null} unless it was erased
 */
record KnownCustomer(
        String id,
        Details details,
        Instant createdAt,
        Instant updatedAt,
        long version,
        boolean present,
        String receipt) {

    static KnownCustomer registered(String id, Details details, Instant at) {
        return new KnownCustomer(id, details, at, at, 1, true, null);
    }

    KnownCustomer changed(Details now, Instant at) {
        return new KnownCustomer(id, now, createdAt, at, version + 1, true, null);
    }

    KnownCustomer deleted() {
        return new KnownCustomer(id, details, createdAt, updatedAt, version + 1, false, null);
    }

    KnownCustomer erased(String itsReceipt) {
        return new KnownCustomer(id, details, createdAt, updatedAt, version + 1, false, itsReceipt);
    }

    boolean forgotten() {
        return receipt != null;
    }
}
