package com.talkingshops.customers.server.model;

import java.util.List;

/** What a client does next. Numbers pick one of all customers, or orders, that there ever were. */
sealed interface Step {

    record Create(Body customer) implements Step {}

    record CreateMany(List<Body> customers) implements Step {}

    record Update(int customer, Body updates, Condition condition) implements Step {}

    record Delete(int customer, Condition condition) implements Step {}

    record Erase(int customer, Condition condition) implements Step {}

    record PlaceOrder(Body order) implements Step {}

    record ChangeOrder(int order, Body updates) implements Step {}

    /** Sends the last request that had an idempotency key once more. */
    record Repeat() implements Step {}

    /** Sends another request with the last idempotency key. */
    record Misuse() implements Step {}

    /** What a change says of the version that it is meant for. */
    enum Condition {
        NONE,
        CURRENT,
        CURRENT_AS_READ,
        STALE
    }
}
