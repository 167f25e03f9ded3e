package com.talkingshops.customers.architecture.canary.customers.query;

import org.axonframework.eventsourcing.eventstore.EventStorageEngine;

/** A canary: a reader with a store of its own. */
public record OpensTheEventStore(EventStorageEngine store) {}
