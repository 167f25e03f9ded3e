package com.talkingshops.customers.benchmark;

import com.talkingshops.customers.benchmark.figure.Line;
import com.talkingshops.customers.benchmark.figure.Median;
import com.talkingshops.customers.benchmark.history.Shop;
import com.talkingshops.customers.benchmark.load.Outcome;
import com.talkingshops.customers.benchmark.load.Traffic;
import com.talkingshops.customers.benchmark.machine.Http;
import com.talkingshops.customers.benchmark.machine.RunningServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Set;

/** New customers: beside the bare inserts, and beside the starter's defaults, until they are acknowledged and until they are seen. */
final class Creates implements Part {

    private static final Duration LONGEST = Duration.ofMinutes(20);

    private static final String KEY = "baseline-api-key";
    private static final String DEFAULTS = "the starter's defaults";
    private static final String INSERTS = "2 rows over plain JDBC";
    private static final String CREATE = "create, not waiting for read models";

    /** Times the usual warming, for the first load of a server. */
    private static final int FIRST = 4;

    private final Set<String> asked;

    Creates(Set<String> asked) {
        this.asked = asked;
    }

    @Override
    public void measure(Bench bench) throws Exception {
        Shop shop = Shop.empty(bench.server(), "creates");
        RunningServer baseline = bench.server()
                .baseline(
                        bench.programs(),
                        bench.jars().java(),
                        bench.jars().baseline(),
                        bench.folder().resolve("baseline"),
                        KEY);
        try {
            if (asked.contains("creates")) {
                acknowledged(bench, shop, baseline);
            }
            if (asked.contains("visible")) {
                visible(bench, shop, baseline);
            }
        } finally {
            baseline.end();
        }
    }

    private static Traffic defaultsOf(RunningServer baseline) {
        return new Clients(baseline, new Shop("", KEY, 0)).create(false);
    }

    private static void acknowledged(Bench bench, Shop shop, RunningServer baseline) {
        var create = new OverHttp(bench.load(), bench.server(), new Clients(bench.server(), shop).create(true));
        var defaults = new OverHttp(bench.load(), baseline, defaultsOf(baseline), () -> settled(baseline));
        bench.warm(create, FIRST);
        bench.warm(defaults, FIRST);
        var contest = new Contest(bench, "creates")
                .add(CREATE, INSERTS, create)
                .add(INSERTS, "", new PlainInserts(bench.server(), 2))
                .add(DEFAULTS, INSERTS, defaults)
                .hold();
        bench.results().reach(Targets.CREATES_AGAINST_INSERTS, contest.ratio(CREATE, INSERTS));
        bench.results().reach(Targets.CREATES_AGAINST_DEFAULTS, contest.ratio(CREATE, DEFAULTS));
    }

    private static void visible(Bench bench, Shop shop, RunningServer baseline) throws Exception {
        var server = new OverHttp(bench.load(), bench.server(), new Clients(bench.server(), shop).create(false));
        Duration time = Duration.ofSeconds(bench.scale().seconds());
        // The defaults need many times as long to show what they took in.
        Duration shortTime = time.dividedBy(2);
        bench.warm(server, 1);
        untilVisible(bench, baseline, shortTime);
        var own = new ArrayList<Double>();
        var defaults = new ArrayList<Double>();
        for (int round = 0; round < bench.scale().rounds(); round++) {
            own.add(server.busy(time).perSecond());
            defaults.add(untilVisible(bench, baseline, shortTime));
        }
        double ratio = Median.ofRatios(own, defaults, Double::doubleValue);
        double half = Median.of(own) / 2;
        Outcome latency = server.open(half, time);
        bench.results().add(line("create, waiting for read models", Median.of(own), half, latency, ratio));
        bench.results().add(line(DEFAULTS, Median.of(defaults), 0, latency, Double.NaN));
        bench.results().reach(Targets.VISIBLE, ratio);
    }

    private static void settled(RunningServer baseline) {
        try {
            awaitTotal(http(baseline), stored(baseline));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static Http http(RunningServer baseline) {
        return new Http(baseline.uri(), "x-tenant-api-key", KEY);
    }

    private static long stored(RunningServer baseline) throws Exception {
        return baseline.database().number("select count(*) from domain_event_entry");
    }

    /** How many a second are taken in and shown, from the first request to the moment at which the list has all. */
    private static double untilVisible(Bench bench, RunningServer baseline, Duration time) throws Exception {
        var http = http(baseline);
        long stored = stored(baseline);
        awaitTotal(http, stored);
        long start = System.nanoTime();
        Outcome outcome = bench.load().busy(defaultsOf(baseline), Subject.CLIENTS, time);
        if (outcome.failures() > 0 || outcome.nanos().count() == 0) {
            throw new IllegalStateException("the defaults took in nothing, or refused something");
        }
        long expected = stored + outcome.nanos().count();
        awaitTotal(http, expected);
        return outcome.nanos().count() / ((System.nanoTime() - start) / 1e9);
    }

    private static void awaitTotal(Http http, long expected) throws Exception {
        long start = System.nanoTime();
        while (total(http) < expected) {
            if (System.nanoTime() - start > LONGEST.toNanos()) {
                throw new IllegalStateException("the list does not come to " + expected);
            }
            Thread.sleep(20);
        }
    }

    private static long total(Http http) throws Exception {
        return http.get("/v1/customers").get("total").asLong();
    }

    private static Line line(String what, double perSecond, double offered, Outcome latency, double ratio) {
        return new Line(
                "creates until visible",
                what,
                perSecond,
                offered,
                latency.millis(50),
                latency.millis(95),
                latency.millis(99),
                0,
                0,
                Double.isNaN(ratio) ? "" : DEFAULTS,
                ratio,
                latency.failures());
    }
}
