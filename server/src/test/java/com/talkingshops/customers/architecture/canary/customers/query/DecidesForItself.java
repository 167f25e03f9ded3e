package com.talkingshops.customers.architecture.canary.customers.query;

import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.spring.stereotype.Aggregate;

/** A canary: an aggregate among readers. */
@Aggregate
public class DecidesForItself {
    @EventSourcingHandler
    void on(String event) {}
}
