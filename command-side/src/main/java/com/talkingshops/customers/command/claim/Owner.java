package com.talkingshops.customers.command.claim;

import com.talkingshops.customers.api.customer.CustomerId;

/**
 * Who has a value.
 *
 * @param id of a customer or an order
 * @param customerId the customer whom the link tells about
 */
public record Owner(String id, CustomerId customerId) {

    /** A customer who has something. */
    public static Owner of(CustomerId customer) {
        return new Owner(customer.value(), customer);
    }
}
