package com.talkingshops.customers.architecture.canary.customers.command.order;

import com.talkingshops.customers.architecture.canary.customers.command.order.rest.Endpoint;

/** A canary: a rule that depends on who asks. */
public record KnowsItsEndpoint(Endpoint endpoint) {}
