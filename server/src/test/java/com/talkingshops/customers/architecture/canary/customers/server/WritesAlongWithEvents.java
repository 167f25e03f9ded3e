package com.talkingshops.customers.architecture.canary.customers.server;

import com.talkingshops.customers.eventstore.PayloadGuard;

/** A canary: something else that is true because it commits with an event. */
public record WritesAlongWithEvents(PayloadGuard.Along statement) {}
