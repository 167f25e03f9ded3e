package com.talkingshops.customers.server.model;

/**
 * A step, and what is looked at after it.
 *
 * @param keyed whether the request has an idempotency key
 * @param looked the number that is looked up
 */
record Turn(
        Step step,
        boolean keyed,
        CustomersAsked customers,
        OrdersAsked orders,
        StatisticsAsked statistics,
        Spelling looked) {

    @Override
    public String toString() {
        return (keyed ? "with a key: " : "") + step + "\n      then " + customers + "\n           " + orders
                + "\n           " + statistics + "\n           look up " + looked;
    }
}
