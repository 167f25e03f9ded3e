package com.talkingshops.customers.benchmark;

import com.talkingshops.customers.benchmark.figure.Line;
import com.talkingshops.customers.benchmark.figure.Target;
import com.talkingshops.customers.benchmark.history.History;
import com.talkingshops.customers.benchmark.history.History.Pace;
import com.talkingshops.customers.benchmark.history.IdleFill;
import com.talkingshops.customers.benchmark.history.Shop;
import com.talkingshops.customers.benchmark.load.Traffic;
import com.talkingshops.customers.benchmark.machine.RunningServer;
import java.nio.file.Path;
import java.util.function.Function;

/**
 * What it costs to seal personal data: the server beside itself as it would be without any of it, so also without keys for persons.
 * What is about a single customer stands beside a cipher that does nothing as well, with all else that sealing takes.
 */
final class SealingCost implements Part {

    private static final String GROUP = "sealing";
    private static final String OPEN = ", nothing sealed";
    private static final String IDLE = ", idle cipher";
    private static final int MOST_CUSTOMERS = 100_000;
    private static final int WARM_UPS = 2;
    private static final int MORE = 3;

    @Override
    public void measure(Bench bench) throws Exception {
        RunningServer open = RunningServer.open(
                bench.programs(),
                bench.jars().java(),
                bench.jars().server(),
                bench.folder().resolve("open"));
        try {
            int customers = Math.min(MOST_CUSTOMERS, bench.scale().largest());
            Shop shop = bench.shops().of(customers);
            var openHistory = new History(open, false);
            Shop openShop = openHistory.shopOf(customers).shop();
            replay(bench, openHistory);
            var sealed = new Clients(bench.server(), shop);
            var clear = new Clients(open, openShop);
            contest(bench, "page of 10", Targets.SEALED_LIST, sealed, open, clear, c -> c.reads("/v1/customers"));
            contest(
                    bench,
                    "search",
                    Targets.SEALED_SEARCH,
                    sealed,
                    open,
                    clear,
                    c -> c.reads("/v1/customers?searchTerm=kumar"));
            contest(
                    bench,
                    "sorted by name",
                    Targets.SEALED_BY_NAME,
                    sealed,
                    open,
                    clear,
                    c -> c.reads("/v1/customers?sort=name"));
            besideIdle(bench, sealed, open, clear);
        } finally {
            open.end();
        }
    }

    /** What begins and ends with a cipher's work on a single customer. */
    private static void besideIdle(Bench bench, Clients sealed, RunningServer open, Clients clear) throws Exception {
        Path folder = bench.folder().resolve("idle");
        Path java = bench.jars().java();
        RunningServer idle =
                RunningServer.idleCipher(bench.programs(), java, bench.jars().server(), folder);
        try {
            int customers = Math.min(MOST_CUSTOMERS, bench.scale().largest());
            var idling = new Clients(idle, IdleFill.shopOf(customers, idle, java, RunningServer.dataOf(folder)));
            besideIdle(bench, "get by id", Targets.SEALED_GET, sealed, idle, idling, open, clear, Clients::get);
            besideIdle(bench, "create", Targets.SEALED_CREATES, sealed, idle, idling, open, clear, c -> c.create(true));
        } finally {
            idle.end();
        }
    }

    private static void besideIdle(
            Bench bench,
            String what,
            Target target,
            Clients sealed,
            RunningServer idle,
            Clients idling,
            RunningServer open,
            Clients clear,
            Function<Clients, Traffic> traffic) {
        var own = new OverHttp(bench.load(), bench.server(), traffic.apply(sealed));
        var beside = new OverHttp(bench.load(), idle, traffic.apply(idling));
        var other = new OverHttp(bench.load(), open, traffic.apply(clear));
        warm(bench, own, beside, other);
        var contest = new Contest(bench, GROUP)
                .add(what, what + OPEN, own)
                .add(what + IDLE, what + OPEN, beside)
                .add(what + OPEN, "", other)
                .hold();
        bench.results().reach(target, contest.ratio(what, what + IDLE));
    }

    private static void contest(
            Bench bench,
            String what,
            Target target,
            Clients sealed,
            RunningServer open,
            Clients clear,
            Function<Clients, Traffic> traffic) {
        var own = new OverHttp(bench.load(), bench.server(), traffic.apply(sealed));
        var other = new OverHttp(bench.load(), open, traffic.apply(clear));
        warm(bench, own, other);
        var contest = new Contest(bench, GROUP)
                .add(what, what + OPEN, own)
                .add(what + OPEN, "", other)
                .hold();
        bench.results().reach(target, contest.ratio(what, what + OPEN));
    }

    /** All alike and in turn, or one would be the warmer by what compilers do while another works. */
    private static void warm(Bench bench, Subject... sides) {
        for (int turn = 0; turn < WARM_UPS; turn++) {
            for (Subject side : sides) {
                // More than usual: of what is new to all, no other part has made them warm.
                bench.warm(side, MORE);
            }
        }
    }

    /** Each twice in turn, of which the second counts: the first is cold. */
    private static void replay(Bench bench, History openHistory) throws Exception {
        var history = new History(bench.server());
        history.rebuilt();
        openHistory.rebuilt();
        Pace sealed = history.rebuilt();
        Pace open = openHistory.rebuilt();
        double ratio = sealed.perSecond() / open.perSecond();
        add(bench, "rebuild", sealed, "rebuild" + OPEN, ratio);
        add(bench, "rebuild" + OPEN, open, "", Double.NaN);
        bench.results().reach(Targets.SEALED_REPLAY, ratio);
    }

    private static void add(Bench bench, String what, Pace pace, String against, double ratio) {
        bench.results().add(new Line(GROUP, what, pace.perSecond(), 0, 0, 0, 0, 0, 0, against, ratio, 0));
    }
}
