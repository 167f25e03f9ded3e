package com.talkingshops.customers.eventstore;

import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;

/**
 * Takes the events that a processor has no other handler for. Without it Axon's tracking processor leaves its token behind
 * such events for a second or for ever, and whoever waits for their position would wait as long.
 */
final class EveryEvent {

    @EventHandler(payloadType = Object.class)
    void on(EventMessage<?> event) {
        // That it was handled is all that counts.
    }
}
