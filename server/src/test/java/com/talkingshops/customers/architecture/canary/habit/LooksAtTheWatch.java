package com.talkingshops.customers.architecture.canary.habit;

import java.time.Instant;

/** A canary: no test can set its time. */
public class LooksAtTheWatch {
    Instant now() {
        return Instant.now();
    }
}
