package com.talkingshops.customers.server.model;

import java.time.LocalDate;
import java.util.List;

/**
 * The customer whom an order names.
 *
 * @param customer which of all customers there ever were; {@code null} for the one who has the order's mobile number
 */
record UserId(Integer customer) implements Body.Open {

    static final String NOBODY = "0123456789abcdef01234567";

    @Override
    public Object sent(Model model, Body body, LocalDate today) {
        List<KnownCustomer> every = model.everyCustomer();
        if (customer == null) {
            return model.meantBy(body.mobile()).map(KnownCustomer::id).orElse(NOBODY);
        }
        return every.isEmpty() ? NOBODY : every.get(customer % every.size()).id();
    }

    @Override
    public String toString() {
        return customer == null ? "the one with this mobile" : "customer #" + customer;
    }
}
