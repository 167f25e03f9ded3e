package com.talkingshops.customers.command.customer;

import com.talkingshops.customers.command.claim.InMemoryClaims;
import org.axonframework.eventsourcing.EventSourcingRepository;

/** Registers customers on the event store in memory that has the claims. */
public final class InMemoryRegistrar {

    private InMemoryRegistrar() {}

    public static Registrar on(InMemoryClaims claims) {
        return new Registrar(
                EventSourcingRepository.builder(Customer.class)
                        .eventStore(claims.events())
                        .build(),
                claims.mobiles());
    }
}
