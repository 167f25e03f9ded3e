package com.talkingshops.customers.benchmark;

import com.talkingshops.customers.benchmark.Duel.Question;
import com.talkingshops.customers.benchmark.Duel.Side;
import com.talkingshops.customers.benchmark.history.History;
import com.talkingshops.customers.benchmark.machine.Collector;
import com.talkingshops.customers.benchmark.machine.RunningServer;
import java.nio.file.Path;
import java.util.List;

/** What it costs to trace a tenth of all requests, as many as are without being told: the server beside the same without a collector. */
final class TracingCost implements Part {

    private static final String GROUP = "tracing";
    private static final String UNTRACED = ", not traced";
    private static final int MOST_CUSTOMERS = 10_000;

    private static final List<Question> QUESTIONS = List.of(
            new Question("get by id", Targets.TRACED_GET, Clients::get),
            new Question("create", Targets.TRACED_CREATES, c -> c.create(true)));

    @Override
    public void measure(Bench bench) throws Exception {
        try (var collector = new Collector()) {
            Side traced = side(
                    bench, "traced", "--management.opentelemetry.tracing.export.otlp.endpoint=" + collector.endpoint());
            Side untraced = side(bench, "untraced");
            new Duel(bench, GROUP, UNTRACED, QUESTIONS).fight(traced, untraced, order -> {});
            if (collector.taken() == 0) {
                throw new IllegalStateException("nothing was traced");
            }
        }
    }

    private static Side side(Bench bench, String name, String... settings) {
        Path folder = bench.folder().resolve(name);
        int customers = Math.min(MOST_CUSTOMERS, bench.scale().largest());
        return new Side(
                () -> RunningServer.embedded(
                        bench.programs(), bench.jars().java(), bench.jars().server(), folder, settings),
                server -> new History(server).shopOf(customers).shop());
    }
}
