package com.talkingshops.customers.benchmark;

import com.sun.management.OperatingSystemMXBean;
import com.talkingshops.customers.benchmark.figure.Line;
import com.talkingshops.customers.benchmark.figure.Median;
import com.talkingshops.customers.benchmark.history.Shop;
import com.talkingshops.customers.benchmark.load.Outcome;
import com.talkingshops.customers.benchmark.load.Traffic;
import com.talkingshops.customers.benchmark.machine.Cost;
import com.talkingshops.customers.benchmark.machine.RunningServer;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.stream.IntStream;

/**
 * More than the server can do: three times its highest rate, whether replies come or not. It has to go on doing what it can, to refuse
 * the rest at once, and to be as it was soon afterwards. And one tenant far beyond its limit, which others are not to feel.
 */
final class Overload implements Part {

    private static final String GROUP = "overload";
    private static final String PAGE = "/v1/customers?limit=10";

    private static final double TIMES = 3;
    private static final Duration LONGEST = Duration.ofMinutes(2);
    private static final Duration LOOK = Duration.ofSeconds(1);
    /** In parts of the latency before; single seconds differ by as much without any load before. */
    private static final double AS_BEFORE = 2;

    private static final int NEIGHBOURS = 20;
    private static final int LIMIT = 100;
    private static final double TIMES_THE_LIMIT = 50;
    /** What the neighbours ask for, in parts of what can be done. */
    private static final double PACE = 0.25;

    @Override
    public void measure(Bench bench) throws Exception {
        Shop shop = bench.shops().of(bench.scale().smallest());
        var clients = new Clients(bench.server(), shop);
        double creates = tooMuch(bench, "creates", clients.create(true));
        tooMuch(bench, "reads and creates", clients.get(), clients.lookup(), clients.reads(PAGE), clients.create(true));
        beside(bench, creates);
    }

    /** Tells the highest rate. */
    private static double tooMuch(Bench bench, String what, Traffic... traffic) throws Exception {
        var subject = new OverHttp(bench.load(), bench.server(), traffic);
        Duration time = Duration.ofSeconds(bench.scale().seconds());
        bench.warm(subject, 2);
        var atPeak = Used.begin();
        double peak = Median.of(rounds(bench, () -> subject.busy(time).perSecond()));
        atPeak.tell("at the highest rate");
        subject.settle();
        Outcome before = subject.open(peak / 2, time.multipliedBy(2));
        subject.settle();
        var used = Used.begin();
        Cost cost = subject.cost();
        Outcome load =
                subject.open(TIMES * peak, Duration.ofSeconds(bench.scale().overload()));
        cost = subject.cost().since(cost);
        used.tell("under three times as much");
        double recovery = untilAsBefore(subject, peak / 2, before);
        subject.settle();
        if (!bench.server().process().isAlive()
                || RunningServer.ranOutOfMemory(bench.folder().resolve("server"))) {
            throw new IllegalStateException("the server ran out of memory");
        }
        tell(bench, what, peak, load, cost);
        bench.results().reach(Targets.goodput(what), load.perSecond() / peak);
        bench.results().reach(Targets.REFUSAL, load.refused().at(99) / 1e6);
        bench.results().reach(Targets.RECOVERY, recovery);
        return peak;
    }

    /** Seconds from now until what is asked for at a rate is answered as quickly as it was. */
    private static double untilAsBefore(Subject subject, double perSecond, Outcome before) {
        long end = System.nanoTime();
        while (true) {
            long begun = System.nanoTime();
            Outcome now = subject.open(perSecond, LOOK);
            if (now.failures() == 0 && now.millis(95) <= AS_BEFORE * before.millis(95)) {
                return (begun - end) / 1e9;
            }
            if (begun - end > LONGEST.toNanos()) {
                throw new IllegalStateException("replies do not get as quick as they were");
            }
        }
    }

    /** What the clients take of the processors that they share with what they ask. */
    private record Used(long processor, long time) {

        static Used begin() {
            return new Used(ofThisProcess(), System.nanoTime());
        }

        void tell(String when) {
            System.out.printf(
                    "   %s the clients take %.2f of %d processors%n",
                    when,
                    (double) (ofThisProcess() - processor) / (System.nanoTime() - time),
                    Runtime.getRuntime().availableProcessors());
        }

        private static long ofThisProcess() {
            return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
        }
    }

    /** The cost of what was done has that of what was refused in it. */
    private static void tell(Bench bench, String what, double peak, Outcome load, Cost cost) {
        long others = load.failures() - load.refused().count();
        double done = Math.max(1, load.nanos().count());
        bench.results()
                .add(new Line(
                        GROUP,
                        what + ", done",
                        load.perSecond(),
                        load.offered(),
                        load.millis(50),
                        load.millis(95),
                        load.millis(99),
                        cost.server() / done,
                        cost.database() / done,
                        "the highest rate, %,.0f/s".formatted(peak),
                        load.perSecond() / peak,
                        others));
        bench.results()
                .add(new Line(
                        GROUP,
                        what + ", refused",
                        load.refused().count() / load.seconds(),
                        load.offered(),
                        load.refused().at(50) / 1e6,
                        load.refused().at(95) / 1e6,
                        load.refused().at(99) / 1e6,
                        0,
                        0,
                        "",
                        Double.NaN,
                        0));
    }

    /** Tenants at their pace, with and without one that asks for more than it may. */
    private static void beside(Bench bench, double peak) throws Exception {
        var neighbours = new ArrayList<Traffic>();
        for (int number : IntStream.range(0, NEIGHBOURS).toArray()) {
            var clients = new Clients(bench.server(), Shop.empty(bench.server(), "neighbour " + number));
            neighbours.add(clients.reads(PAGE));
            neighbours.add(clients.create(true));
        }
        Shop greedy = Shop.limited(bench.server(), "greedy", LIMIT);
        var refused = new Traffic(bench.server().uri(), "GET", () -> greedy.get(PAGE), 429, false);
        var pace = new OverHttp(bench.load(), bench.server(), neighbours.toArray(Traffic[]::new));
        var greed = new OverHttp(bench.load(), bench.server(), refused);
        Duration time = Duration.ofSeconds(bench.scale().seconds()).multipliedBy(4);
        bench.warm(pace, 1);
        var without = new ArrayList<Outcome>();
        var with = new ArrayList<Outcome>();
        for (int round = 0; round < bench.scale().rounds(); round++) {
            without.add(pace.open(PACE * peak, time));
            with.add(bench.load()
                    .open(List.of(pace.flow(PACE * peak), greed.flow(TIMES_THE_LIMIT * LIMIT / 60)), time)
                    .getFirst());
        }
        double ratio = Median.ofRatios(with, without, outcome -> outcome.millis(99));
        bench.results().add(line("tenants at their pace", PACE * peak, without, Double.NaN));
        bench.results().add(line("the same beside one at 50 times its limit", PACE * peak, with, ratio));
        bench.results().reach(Targets.NEIGHBOUR, ratio);
    }

    private static Line line(String what, double offered, List<Outcome> outcomes, double ratio) {
        return new Line(
                GROUP,
                what,
                Median.of(outcomes, Outcome::perSecond),
                offered,
                Median.of(outcomes, outcome -> outcome.millis(50)),
                Median.of(outcomes, outcome -> outcome.millis(95)),
                Median.of(outcomes, outcome -> outcome.millis(99)),
                0,
                0,
                Double.isNaN(ratio) ? "" : "p99 without it",
                ratio,
                outcomes.stream().mapToLong(Outcome::failures).sum());
    }

    private static List<Double> rounds(Bench bench, DoubleSupplier once) {
        return IntStream.range(0, bench.scale().rounds())
                .mapToObj(round -> once.getAsDouble())
                .toList();
    }
}
