package com.talkingshops.customers.command.retry;

import java.time.Duration;

/** Lets the calling thread wait. */
@FunctionalInterface
interface Pause {
    void take(Duration time) throws InterruptedException;
}
