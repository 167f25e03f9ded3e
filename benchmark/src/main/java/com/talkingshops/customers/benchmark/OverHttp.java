package com.talkingshops.customers.benchmark;

import com.talkingshops.customers.benchmark.load.Load;
import com.talkingshops.customers.benchmark.load.Outcome;
import com.talkingshops.customers.benchmark.load.Traffic;
import com.talkingshops.customers.benchmark.machine.Cost;
import com.talkingshops.customers.benchmark.machine.RunningServer;
import java.time.Duration;

/** Requests to a server. */
record OverHttp(Load load, RunningServer server, Traffic traffic) implements Subject {

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
