package com.talkingshops.customers.server.observe;

import com.talkingshops.customers.eventstore.ReadPositions;
import com.talkingshops.customers.eventstore.chain.ChainPosition;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;

/** Looks how far the chain of events is behind, which nobody waits for and nothing depends on until the history is checked. */
final class ChainWatch {

    private static final String CHAIN = "chain";

    private final ReadPositions positions;
    private final ChainPosition chain;
    private final LagHistory history = new LagHistory();
    private volatile Lag lag = new Lag(0, 0);

    ChainWatch(ReadPositions positions, ChainPosition chain, MeterRegistry meters) {
        this.positions = positions;
        this.chain = chain;
        Gauge.builder("customers.eventstore.chain.lag.events", this, watch -> watch.lag.events())
                .description("Events that are not chained yet")
                .register(meters);
        Gauge.builder("customers.eventstore.chain.lag.seconds", this, watch -> watch.lag.seconds())
                .description("How long the oldest event that is not chained has been waiting")
                .register(meters);
    }

    /** Looks once. */
    void look() {
        // Not the other way round, or what is chained in between would be more than there is.
        long head = positions.head();
        lag = history.look(head, Map.of(CHAIN, chain.position()), System.nanoTime())
                .getOrDefault(CHAIN, lag);
    }
}
