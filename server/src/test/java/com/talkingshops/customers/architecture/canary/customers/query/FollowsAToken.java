package com.talkingshops.customers.architecture.canary.customers.query;

import org.axonframework.eventhandling.GlobalSequenceTrackingToken;

/** A canary: a reader that knows what a token is made of. */
public record FollowsAToken(GlobalSequenceTrackingToken token) {}
