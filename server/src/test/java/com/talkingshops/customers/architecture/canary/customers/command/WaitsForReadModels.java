package com.talkingshops.customers.architecture.canary.customers.command;

import com.talkingshops.customers.eventstore.ReadPositions;

/** A canary: a decision that waits for its consequences. */
public record WaitsForReadModels(ReadPositions positions) {}
