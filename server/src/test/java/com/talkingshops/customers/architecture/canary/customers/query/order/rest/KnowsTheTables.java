package com.talkingshops.customers.architecture.canary.customers.query.order.rest;

import com.talkingshops.customers.architecture.canary.customers.query.order.jdbc.Tables;

/** A canary: an endpoint that knows how rows lie. */
public record KnowsTheTables(Tables tables) {}
