package com.talkingshops.customers.command.customer.rest;

import com.talkingshops.customers.api.TimeOrderedId;
import com.talkingshops.customers.api.customer.CustomerId;
import com.talkingshops.customers.api.error.Rejection;

/** The customer that a path names. */
final class CustomerPath {

    private CustomerPath() {}

    /**
     * Reads the name.
     *
     * @throws Rejection "not found" if no customer could be called so
     */
    static CustomerId read(String text) {
        if (!TimeOrderedId.hasShape(text)) {
            throw Rejection.notFound("Customer");
        }
        return new CustomerId(text);
    }
}
