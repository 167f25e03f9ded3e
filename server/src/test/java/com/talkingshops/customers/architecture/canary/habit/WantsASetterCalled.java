package com.talkingshops.customers.architecture.canary.habit;

import java.time.Clock;
import org.springframework.beans.factory.annotation.Autowired;

/** A canary: nobody sees what it needs. */
public class WantsASetterCalled {
    private Clock clock;

    @Autowired
    void setClock(Clock clock) {
        this.clock = clock;
    }

    Clock clock() {
        return clock;
    }
}
