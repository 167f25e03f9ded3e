package com.talkingshops.customers.baseline;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;

@Aggregate
class Customer {

    @AggregateIdentifier
    private String customerId;

    @SuppressWarnings("NullAway.Init") // the first event names it
    Customer() {}

    /** Unique is what has a row; the row is written in the transaction of the event. */
    @CommandHandler
    @SuppressWarnings("NullAway.Init")
    Customer(RegisterCustomer command, TakenMobiles mobiles) {
        mobiles.saveAndFlush(new TakenMobile(command.mobile()));
        apply(new CustomerRegistered(
                command.customerId(), command.mobile(), command.name(), command.email(), command.segment()));
    }

    @EventSourcingHandler
    void on(CustomerRegistered event) {
        customerId = event.customerId();
    }
}
