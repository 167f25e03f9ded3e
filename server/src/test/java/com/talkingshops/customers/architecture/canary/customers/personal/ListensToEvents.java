package com.talkingshops.customers.architecture.canary.customers.personal;

import org.axonframework.eventhandling.EventMessage;

/** A canary: a key that waits for its event. */
public record ListensToEvents(EventMessage<?> event) {}
