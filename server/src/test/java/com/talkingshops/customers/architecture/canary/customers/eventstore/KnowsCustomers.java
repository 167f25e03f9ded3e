package com.talkingshops.customers.architecture.canary.customers.eventstore;

import com.talkingshops.customers.api.customer.CustomerId;

/** A canary: an event store that nobody else could use. */
public record KnowsCustomers(CustomerId customer) {}
