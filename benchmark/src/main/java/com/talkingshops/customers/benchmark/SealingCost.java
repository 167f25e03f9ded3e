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
        Path java = bench.jars().java();
        Path jar = bench.jars().server();
        Path folder = bench.folder();
        int customers = Math.min(MOST_CUSTOMERS, bench.scale().largest());
        // One of its own, started like those beside it, and as fresh.
        RunningServer server = RunningServer.unaltered(bench.programs(), java, jar, folder.resolve("sealed"));
        RunningServer open = RunningServer.open(bench.programs(), java, jar, folder.resolve("open"));
        try {
            var history = new History(server);
            var openHistory = new History(open, false);
            Shop shop = history.shopOf(customers).shop();
            Shop openShop = openHistory.shopOf(customers).shop();
            replay(bench, history, openHistory);
            var sealed = new Side(server, new Clients(server, shop));
            var clear = new Side(open, new Clients(open, openShop));
            contest(bench, "page of 10", Targets.SEALED_LIST, sealed, clear, c -> c.reads("/v1/customers"));
            contest(
                    bench,
                    "search",
                    Targets.SEALED_SEARCH,
                    sealed,
                    clear,
                    c -> c.reads("/v1/customers?searchTerm=kumar"));
            contest(
                    bench,
                    "sorted by name",
                    Targets.SEALED_BY_NAME,
                    sealed,
                    clear,
                    c -> c.reads("/v1/customers?sort=name"));
            besideIdle(bench, customers, sealed, clear);
        } finally {
            server.end();
            open.end();
        }
    }

    /** A server, and who asks there. */
    private record Side(RunningServer server, Clients clients) {

        OverHttp sends(Bench bench, Function<Clients, Traffic> traffic) {
            return new OverHttp(bench.load(), server, traffic.apply(clients));
        }
    }

    /** What begins and ends with a cipher's work on a single customer. */
    private static void besideIdle(Bench bench, int customers, Side sealed, Side clear) throws Exception {
        Path folder = bench.folder().resolve("idle");
        Path java = bench.jars().java();
        RunningServer idle =
                RunningServer.idleCipher(bench.programs(), java, bench.jars().server(), folder);
        try {
            Shop shop = IdleFill.shopOf(customers, idle, java, RunningServer.dataOf(folder));
            var idling = new Side(idle, new Clients(idle, shop));
            besideIdle(bench, "get by id", Targets.SEALED_GET, sealed, idling, clear, Clients::get);
            besideIdle(bench, "create", Targets.SEALED_CREATES, sealed, idling, clear, c -> c.create(true));
        } finally {
            idle.end();
        }
    }

    private static void besideIdle(
            Bench bench,
            String what,
            Target target,
            Side sealed,
            Side idle,
            Side open,
            Function<Clients, Traffic> traffic) {
        OverHttp own = sealed.sends(bench, traffic);
        OverHttp beside = idle.sends(bench, traffic);
        OverHttp other = open.sends(bench, traffic);
        warm(bench, own, beside, other);
        var contest = new Contest(bench, GROUP)
                .add(what, what + OPEN, own)
                .add(what + IDLE, what + OPEN, beside)
                .add(what + OPEN, "", other)
                .hold();
        bench.results().reach(target, contest.ratio(what, what + IDLE));
    }

    private static void contest(
            Bench bench, String what, Target target, Side sealed, Side open, Function<Clients, Traffic> traffic) {
        OverHttp own = sealed.sends(bench, traffic);
        OverHttp other = open.sends(bench, traffic);
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
    private static void replay(Bench bench, History history, History openHistory) throws Exception {
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
