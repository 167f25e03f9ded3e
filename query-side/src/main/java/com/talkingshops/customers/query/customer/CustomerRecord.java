package com.talkingshops.customers.query.customer;

/** A customer with what its orders come to. */
record CustomerRecord(Customer customer, CustomerMetrics metrics) {}
