package com.talkingshops.customers.baseline;

import java.time.Instant;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.Timestamp;
import org.springframework.stereotype.Component;

@Component
class CustomerProjector {

    private final CustomerRows rows;

    CustomerProjector(CustomerRows rows) {
        this.rows = rows;
    }

    @EventHandler
    void on(CustomerRegistered event, @Timestamp Instant at) {
        rows.save(new CustomerRow(event, at));
    }
}
