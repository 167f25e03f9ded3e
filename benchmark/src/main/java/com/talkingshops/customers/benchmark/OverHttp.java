package com.talkingshops.customers.benchmark;

import com.talkingshops.customers.benchmark.history.History;
import com.talkingshops.customers.benchmark.load.Flow;
import com.talkingshops.customers.benchmark.load.Load;
import com.talkingshops.customers.benchmark.load.Outcome;
import com.talkingshops.customers.benchmark.load.Traffic;
import com.talkingshops.customers.benchmark.machine.Cost;
import com.talkingshops.customers.benchmark.machine.RunningServer;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/**
 * Requests to one server or several.
 *
 * @param traffic kinds of requests, each as likely as the others
 * @param settling waits until what the requests made is projected
 * @param costs what all that they need has cost so far
 */
record OverHttp(Load load, List<Traffic> traffic, Runnable settling, Supplier<Cost> costs) implements Subject {

    /** Requests to the measured server, or to a second one over its database. */
    OverHttp(Load load, RunningServer server, Traffic... traffic) {
        this(load, List.of(traffic), () -> new History(server).settle(), server::cost);
    }

    /** Requests to a server that says otherwise when it has projected what they made. */
    OverHttp(Load load, RunningServer server, Traffic traffic, Runnable settling) {
        this(load, List.of(traffic), settling, server::cost);
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
        return load.open(List.of(flow(perSecond)), time).getFirst();
    }

    /** These requests at a set rate, to be sent beside others. */
    Flow flow(double perSecond) {
        return new Flow(traffic, perSecond);
    }

    @Override
    public Cost cost() {
        return costs.get();
    }
}
