package com.talkingshops.customers.architecture.canary.customers.api;

import com.talkingshops.customers.personal.KeyedHashes;

/** A canary: a message that does more than mark what is personal. */
public record HashesItself(KeyedHashes hashes) {}
