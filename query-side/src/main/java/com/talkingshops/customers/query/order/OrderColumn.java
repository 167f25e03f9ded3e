package com.talkingshops.customers.query.order;

import com.talkingshops.customers.personal.Sealing.Place;

/** What of an order is personal, and where it rests sealed: under the key of the customer, each value at its order. */
public enum OrderColumn {
    mobile,
    name,
    email,
    notes;

    public Place of(String tenant, String customerId, String orderId) {
        return Place.ofPerson(tenant, customerId, of(orderId));
    }

    String of(String orderId) {
        return field(orderId, name());
    }

    /** Names the value in a column of an order. */
    public static String field(String orderId, String column) {
        return "order/" + orderId + "/" + column;
    }
}
