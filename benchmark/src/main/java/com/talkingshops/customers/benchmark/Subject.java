package com.talkingshops.customers.benchmark;

import com.talkingshops.customers.benchmark.load.Outcome;
import com.talkingshops.customers.benchmark.machine.Cost;
import java.time.Duration;

/** Something that can be put under load. */
interface Subject {

    /** As many at once as are compared. */
    int CLIENTS = 16;

    /** Works as fast as it goes, with {@link #CLIENTS} at once. */
    Outcome busy(Duration time);

    /** Works at a set rate, for its latencies. */
    Outcome open(double perSecond, Duration time);

    /** Waits until nothing of its work is left to do, so that it does not go on at the cost of whatever comes next. */
    default void settle() {}

    /** What it has cost so far. */
    Cost cost();
}
