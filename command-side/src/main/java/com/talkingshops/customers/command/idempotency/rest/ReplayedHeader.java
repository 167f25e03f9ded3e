package com.talkingshops.customers.command.idempotency.rest;

import com.talkingshops.customers.command.idempotency.ReplayListener;

/** Says in the reply's header that its outcome is an earlier one. */
final class ReplayedHeader implements ReplayListener {

    @Override
    public void replayed() {
        CurrentExchange.response().ifPresent(response -> response.setHeader("Idempotency-Replayed", "true"));
    }
}
