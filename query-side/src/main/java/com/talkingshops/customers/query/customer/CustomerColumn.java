package com.talkingshops.customers.query.customer;

import com.talkingshops.customers.personal.Sealing.Place;

/** What of a customer is personal, and where it rests sealed: under the customer's own key. */
public enum CustomerColumn {
    name,
    email,
    mobile;

    public Place of(String tenant, String customerId) {
        return Place.ofPerson(tenant, customerId, name());
    }
}
