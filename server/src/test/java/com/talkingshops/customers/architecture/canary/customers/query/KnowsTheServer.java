package com.talkingshops.customers.architecture.canary.customers.query;

import com.talkingshops.customers.server.CustomerManagement;

/** A canary: a reader that knows what it runs in. */
public record KnowsTheServer(CustomerManagement server) {}
