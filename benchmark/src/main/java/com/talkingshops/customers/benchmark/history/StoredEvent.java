package com.talkingshops.customers.benchmark.history;

import java.time.Instant;

/** An event in the form that the server pins for stored ones; a first event of its aggregate. */
record StoredEvent(String aggregate, String type, String name, Instant at, String payload) {

    static StoredEvent registered(String id, int number, Instant at) {
        return new StoredEvent(
                id,
                "Customer",
                "customer-registered",
                at,
                "{\"customerId\":\"%s\",\"mobile\":\"%s\",\"name\":\"%s\",\"email\":\"%s\",\"segment\":\"%s\"}"
                        .formatted(
                                id,
                                People.mobile(number),
                                People.name(number),
                                People.email(number),
                                People.segment(number)));
    }

    static StoredEvent claimed(String claim, String owner, String customer, Instant at) {
        return new StoredEvent(
                claim,
                "Claim",
                "value-claimed",
                at,
                "{\"claimId\":\"%s\",\"ownerId\":\"%s\",\"customerId\":\"%s\"}".formatted(claim, owner, customer));
    }

    static StoredEvent placed(int number, String id, String reference, String customer, Instant at) {
        return new StoredEvent(id, "Order", "order-placed", at, """
                {"orderId":"%s","customerId":"%s","reference":"%s","status":"completed","finalAmount":%d.%02d,"placedAt":"%s",\
                "mobile":"%s","name":null,"email":null,"notes":null,"items":[],"external":null}""".formatted(
                        id, customer, reference, 1 + number % 997, number % 100, at, People.mobile(number)));
    }

    /** A line of COPY in its text format. Nothing in it needs to be escaped. */
    String line(String identifier, String metaData) {
        return String.join(
                "\t", aggregate, "0", type, identifier, at.toString(), name, "\\N", payload, metaData + "\n");
    }
}
