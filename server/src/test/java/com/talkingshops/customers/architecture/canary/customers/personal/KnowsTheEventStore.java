package com.talkingshops.customers.architecture.canary.customers.personal;

import com.talkingshops.customers.eventstore.ReadPositions;

/** A canary: keys that depend on events. */
public record KnowsTheEventStore(ReadPositions positions) {}
