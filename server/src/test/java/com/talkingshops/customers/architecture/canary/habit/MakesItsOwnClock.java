package com.talkingshops.customers.architecture.canary.habit;

import java.time.Clock;

/** A canary: no test can set its time. */
public class MakesItsOwnClock {
    private final Clock clock = Clock.systemUTC();

    Clock clock() {
        return clock;
    }
}
