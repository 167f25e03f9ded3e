package com.talkingshops.customers.benchmark;

import com.talkingshops.customers.benchmark.figure.Line;
import com.talkingshops.customers.benchmark.history.People;
import com.talkingshops.customers.benchmark.history.Shop;
import com.talkingshops.customers.benchmark.load.Outcome;
import com.talkingshops.customers.benchmark.load.Recording;
import com.talkingshops.customers.benchmark.machine.Http;
import com.talkingshops.customers.benchmark.machine.RunningServer;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** How long after its reply a write of one process is seen in another, while others write at half of what the first can take. */
final class OtherNode implements Part {

    private static final Duration LONGEST = Duration.ofSeconds(20);

    /** Times of a measurement. At some twenty writes a second one has too few for a p99. */
    private static final int MEASURED = 12;

    private static final int WARM_UP = 15;

    @Override
    public void measure(Bench bench) throws Exception {
        Shop shop = Shop.empty(bench.server(), "two nodes");
        RunningServer other = bench.server()
                .another(
                        bench.programs(),
                        bench.jars().java(),
                        bench.jars().server(),
                        bench.folder().resolve("other"));
        try {
            var creates = new OverHttp(bench.load(), bench.server(), new Clients(bench.server(), shop).create(true));
            Duration time = Duration.ofSeconds(bench.scale().seconds());
            bench.warm(creates, 1);
            double half = creates.busy(time).perSecond() / 2;
            // The other process has just started, and is not to be measured compiling itself.
            whileBusy(creates, half, time.multipliedBy(WARM_UP), bench.server(), other, shop);
            Outcome seen = whileBusy(creates, half, time.multipliedBy(MEASURED), bench.server(), other, shop);
            bench.results()
                    .add(new Line(
                            "two processes",
                            "write to visible in the other",
                            seen.perSecond(),
                            half,
                            seen.millis(50),
                            seen.millis(95),
                            seen.millis(99),
                            0,
                            0,
                            "",
                            Double.NaN,
                            seen.failures()));
            bench.results().reach(Targets.OTHER_NODE, seen.millis(99));
        } finally {
            other.end();
        }
    }

    private static Outcome whileBusy(
            Subject creates, double perSecond, Duration time, RunningServer writer, RunningServer reader, Shop shop)
            throws Exception {
        var recording = new Recording();
        try (var thread = Executors.newSingleThreadExecutor()) {
            Future<Outcome> background = thread.submit(() -> creates.open(perSecond, time));
            var write = new Http(writer.uri(), "x-tenant-api-key", shop.apiKey());
            var read = new Http(reader.uri(), "x-tenant-api-key", shop.apiKey());
            while (!background.isDone()) {
                int number = Clients.stranger();
                write.postAsync("/v1/customers", People.body(number));
                long start = System.nanoTime();
                int status = 404;
                while (status != 200 && System.nanoTime() - start < LONGEST.toNanos()) {
                    status = read.statusOf("/v1/customers/lookup?mobile=" + People.mobile(number));
                }
                recording.note(start, status == 200);
            }
            background.get();
        }
        return recording.outcome();
    }
}
