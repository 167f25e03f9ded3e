package com.talkingshops.customers.architecture.canary.habit;

import java.time.Clock;
import org.springframework.beans.factory.annotation.Autowired;

/** A canary: nobody sees what it needs. */
public class WantsAFieldInjected {
    @Autowired
    Clock clock;
}
