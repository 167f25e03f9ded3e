package com.talkingshops.customers.query.customer;

import org.jspecify.annotations.Nullable;

/**
 * A customer with what its orders come to.
 *
 * @param key the customer's own, as it rests; {@code null} if the customer is forgotten
 */
record CustomerRecord(Customer customer, CustomerMetrics metrics, byte @Nullable [] key) {}
