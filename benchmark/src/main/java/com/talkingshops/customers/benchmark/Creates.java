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
import java.util.Collections;
import java.util.List;
import java.util.Set;

/** New customers: beside the bare inserts, and beside the starter's defaults, until they are acknowledged and until they are seen. */
final class Creates implements Part {

    private static final Duration LONGEST = Duration.ofMinutes(20);
    /** If nothing more is shown for so long, all is. */
    private static final Duration QUIET = Duration.ofSeconds(2);

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
                visible(bench, shop, baseline, asked.contains("creates") ? 1 : FIRST);
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

    private static void visible(Bench bench, Shop shop, RunningServer baseline, int warming) throws Exception {
        var own = new Shown(bench.server(), shop.apiKey(), new Clients(bench.server(), shop).create(true));
        var defaults = new Shown(baseline, KEY, defaultsOf(baseline));
        var waiting = new OverHttp(bench.load(), bench.server(), new Clients(bench.server(), shop).create(false));
        Duration time = Duration.ofSeconds(bench.scale().seconds());
        // The defaults need many times as long to show what they took in.
        Duration shortTime = time.dividedBy(2);
        bench.warm(waiting, warming);
        bench.warm(new OverHttp(bench.load(), baseline, defaultsOf(baseline), () -> settled(baseline)), warming);
        own.untilVisible(bench, time);
        defaults.untilVisible(bench, shortTime);
        var ownRates = new ArrayList<Double>();
        var waitingRates = new ArrayList<Double>();
        var defaultRates = new ArrayList<Double>();
        for (int round = 0; round < bench.scale().rounds(); round++) {
            ownRates.add(own.untilVisible(bench, time));
            waitingRates.add(waiting.busy(time).perSecond());
            defaultRates.add(defaults.untilVisible(bench, shortTime));
        }
        double ratio = Median.ofRatios(ownRates, defaultRates, Double::doubleValue);
        double half = Median.of(waitingRates) / 2;
        bench.results().add(line("creates, from the first to when the list has all", Median.of(ownRates), ratio));
        bench.results().add(line(DEFAULTS + ", the same", Median.of(defaultRates), Double.NaN));
        bench.results()
                .add(line(
                        "creates that each wait until the list has it",
                        Median.of(waitingRates),
                        half,
                        waiting.open(half, time),
                        Median.ofRatios(waitingRates, defaultRates, Double::doubleValue)));
        bench.results().reach(Targets.VISIBLE, ratio);
    }

    private static void settled(RunningServer baseline) {
        try {
            long stored = baseline.database().number("select count(*) from domain_event_entry");
            new Shown(baseline, KEY, defaultsOf(baseline)).await(stored);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Creates that are acknowledged at once, and the list that shows them. */
    private record Shown(Http http, Traffic creates) {

        Shown(RunningServer server, String key, Traffic creates) {
            this(new Http(server.uri(), "x-tenant-api-key", key), creates);
        }

        /** How many a second are taken in and shown, from the first request to the moment at which the list has all. */
        double untilVisible(Bench bench, Duration time) throws Exception {
            long before = settledTotal();
            try (var watch = new Watch(this)) {
                Outcome outcome = bench.load().busy(List.of(creates), Subject.CLIENTS, time);
                long count = outcome.nanos().count();
                if (outcome.failures() > 0 || count == 0) {
                    throw new IllegalStateException("nothing was taken in, or something refused");
                }
                await(before + count);
                return count / ((watch.firstWith(before + count) - outcome.begun()) / 1e9);
            }
        }

        /** How many there are once no more come in. */
        private long settledTotal() throws Exception {
            long last = -1;
            for (long now = total(); now != last; now = total()) {
                last = now;
                Thread.sleep(QUIET);
            }
            return last;
        }

        void await(long expected) throws Exception {
            long start = System.nanoTime();
            while (total() < expected) {
                if (System.nanoTime() - start > LONGEST.toNanos()) {
                    throw new IllegalStateException("the list does not come to " + expected);
                }
                Thread.sleep(20);
            }
        }

        private long total() throws Exception {
            return http.get("/v1/customers").get("total").asLong();
        }
    }

    /** Looks at a list all the time, to tell later when it has shown how many: whoever makes load takes a while to end. */
    private static final class Watch implements AutoCloseable {

        private static final Duration GLANCE = Duration.ofMillis(50);

        private record Seen(long at, long total) {}

        private final List<Seen> seen = Collections.synchronizedList(new ArrayList<>());
        private final Thread thread;

        Watch(Shown shown) {
            thread = Thread.ofVirtual().start(() -> {
                try {
                    while (!Thread.currentThread().isInterrupted()) {
                        long total = shown.total();
                        seen.add(new Seen(System.nanoTime(), total));
                        Thread.sleep(GLANCE);
                    }
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            });
        }

        /** When a total was seen first; now, if it was not. */
        long firstWith(long total) {
            synchronized (seen) {
                return seen.stream()
                        .filter(one -> one.total() >= total)
                        .mapToLong(Seen::at)
                        .findFirst()
                        .orElseGet(System::nanoTime);
            }
        }

        @Override
        public void close() throws InterruptedException {
            thread.interrupt();
            thread.join();
        }
    }

    private static Line line(String what, double perSecond, double ratio) {
        return new Line(
                "creates until visible",
                what,
                perSecond,
                0,
                0,
                0,
                0,
                0,
                0,
                Double.isNaN(ratio) ? "" : DEFAULTS,
                ratio,
                0);
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
