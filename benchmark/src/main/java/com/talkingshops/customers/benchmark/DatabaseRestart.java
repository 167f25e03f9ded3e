package com.talkingshops.customers.benchmark;

import com.talkingshops.customers.benchmark.figure.Line;
import com.talkingshops.customers.benchmark.history.Shop;
import com.talkingshops.customers.benchmark.load.Outcome;
import java.time.Duration;

/** How long it takes under load from the death of the database, killed, until the server that restarts it is as fast as before. */
final class DatabaseRestart implements Part {

    private static final Duration LONGEST = Duration.ofMinutes(2);
    private static final Duration LOOK = Duration.ofSeconds(1);

    /** Of the rate before; single seconds differ by as much without any restart. */
    private static final double AS_BEFORE = 0.8;

    @Override
    public void measure(Bench bench) throws Exception {
        Shop shop = Shop.empty(bench.server(), "restart");
        var creates = new OverHttp(bench.load(), bench.server(), new Clients(bench.server(), shop).create(true));
        bench.warm(creates, 1);
        double before =
                creates.busy(Duration.ofSeconds(bench.scale().seconds())).perSecond();
        long killed = System.nanoTime();
        bench.server().database().kill();
        long failures = 0;
        Outcome now;
        do {
            now = creates.busy(LOOK);
            failures += now.failures();
            if (System.nanoTime() - killed > LONGEST.toNanos()) {
                throw new IllegalStateException("the server does not get back to its speed");
            }
        } while (now.nanos().count() == 0 || now.perSecond() < AS_BEFORE * before);
        double seconds = (System.nanoTime() - killed) / 1e9;
        bench.results()
                .add(new Line(
                        "restart of the database",
                        "creates after it",
                        now.perSecond(),
                        0,
                        now.millis(50),
                        now.millis(95),
                        now.millis(99),
                        0,
                        0,
                        "before it",
                        now.perSecond() / before,
                        failures));
        bench.results().reach(Targets.RESTART, seconds);
    }
}
