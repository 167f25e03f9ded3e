package com.talkingshops.customers.benchmark;

import com.talkingshops.customers.benchmark.history.History;
import com.talkingshops.customers.benchmark.load.Load;
import com.talkingshops.customers.benchmark.load.Outcome;
import com.talkingshops.customers.benchmark.load.Traffic;
import com.talkingshops.customers.benchmark.machine.Cost;
import com.talkingshops.customers.benchmark.machine.RunningServer;
import java.time.Duration;

/**
 * Requests to a server.
 *
 * @param settling waits until the server has projected what the requests made
 */
record OverHttp(Load load, RunningServer server, Traffic traffic, Runnable settling) implements Subject {

    /** Requests to the measured server, or to a second one over its database. */
    OverHttp(Load load, RunningServer server, Traffic traffic) {
        this(load, server, traffic, () -> new History(server).settle());
    }

    @Override
    public void settle() {
        settling.run();
    }

    @Override
    public Outcome busy(Duration time) {
        return load.busy(traffic, CLIENTS, time);
    }

    @Override
    public Outcome open(double perSecond, Duration time) {
        return load.open(traffic, perSecond, time);
    }

    @Override
    public Cost cost() {
        return server.cost();
    }
}
