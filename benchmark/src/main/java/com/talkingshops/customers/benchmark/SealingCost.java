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
 * What it costs to seal personal data: the server beside the same with a cipher that does nothing, but all else that sealing takes; and,
 * for comparison, beside itself as it would be without any of it, so also without keys for persons.
 */
final class SealingCost implements Part {

    private static final String GROUP = "sealing";
    private static final String OPEN = ", nothing sealed";
    private static final String IDLE = ", idle cipher";
    private static final int MOST_CUSTOMERS = 100_000;
    private static final int WARM_UPS = 2;

    /** A server, its history, and who asks there. */
    private record Side(RunningServer server, History history, Clients clients) {

        static Side of(RunningServer server, History history, Shop shop) {
            return new Side(server, history, new Clients(server, shop));
        }

        OverHttp sends(Bench bench, Function<Clients, Traffic> traffic) {
            return new OverHttp(bench.load(), server, traffic.apply(clients));
        }
    }

    private record Sides(Side sealed, Side idle, Side open) {}

    @Override
    public void measure(Bench bench) throws Exception {
        Path java = bench.jars().java();
        Path jar = bench.jars().server();
        Path folder = bench.folder();
        Path idleFolder = folder.resolve("idle");
        int customers = Math.min(MOST_CUSTOMERS, bench.scale().largest());
        // One of its own, started like those beside it, and as fresh.
        RunningServer server = RunningServer.unaltered(bench.programs(), java, jar, folder.resolve("sealed"));
        RunningServer idle = RunningServer.idleCipher(bench.programs(), java, jar, idleFolder);
        RunningServer open = RunningServer.open(bench.programs(), java, jar, folder.resolve("open"));
        try {
            var history = new History(server);
            var openHistory = new History(open, false);
            var sides = new Sides(
                    Side.of(server, history, history.shopOf(customers).shop()),
                    Side.of(
                            idle,
                            new History(idle),
                            IdleFill.shopOf(customers, idle, java, RunningServer.dataOf(idleFolder))),
                    Side.of(open, openHistory, openHistory.shopOf(customers).shop()));
            replay(bench, sides);
            contest(bench, "page of 10", Targets.SEALED_LIST, sides, c -> c.reads("/v1/customers"));
            contest(bench, "get by id", Targets.SEALED_GET, sides, Clients::get);
            contest(bench, "search", Targets.SEALED_SEARCH, sides, c -> c.reads("/v1/customers?searchTerm=kumar"));
            contest(bench, "sorted by name", Targets.SEALED_BY_NAME, sides, c -> c.reads("/v1/customers?sort=name"));
            // Last, since whoever is faster has more customers from then on.
            contest(bench, "create", Targets.SEALED_CREATES, sides, c -> c.create(true));
        } finally {
            server.end();
            idle.end();
            open.end();
        }
    }

    private static void contest(
            Bench bench, String what, Target target, Sides sides, Function<Clients, Traffic> traffic) {
        OverHttp own = sides.sealed().sends(bench, traffic);
        OverHttp beside = sides.idle().sends(bench, traffic);
        OverHttp other = sides.open().sends(bench, traffic);
        warm(bench, own, beside, other);
        var contest = new Contest(bench, GROUP)
                .add(what, what + IDLE, own)
                .add(what + IDLE, what + OPEN, beside)
                .add(what + OPEN, "", other)
                .hold();
        bench.results().reach(target, contest.ratio(what, what + IDLE));
    }

    /** All alike and in turn, or one would be the warmer by what compilers do while another works. */
    private static void warm(Bench bench, Subject... sides) {
        for (int turn = 0; turn < WARM_UPS; turn++) {
            for (Subject side : sides) {
                bench.warm(side, 1);
            }
        }
    }

    /** Each twice in turn, of which the second counts: the first is cold. */
    private static void replay(Bench bench, Sides sides) throws Exception {
        sides.sealed().history().rebuilt();
        sides.idle().history().rebuilt();
        sides.open().history().rebuilt();
        Pace sealed = sides.sealed().history().rebuilt();
        Pace idle = sides.idle().history().rebuilt();
        Pace open = sides.open().history().rebuilt();
        double ratio = sealed.perSecond() / idle.perSecond();
        add(bench, "rebuild", sealed, "rebuild" + IDLE, ratio);
        add(bench, "rebuild" + IDLE, idle, "rebuild" + OPEN, idle.perSecond() / open.perSecond());
        add(bench, "rebuild" + OPEN, open, "", Double.NaN);
        bench.results().reach(Targets.SEALED_REPLAY, ratio);
    }

    private static void add(Bench bench, String what, Pace pace, String against, double ratio) {
        bench.results().add(new Line(GROUP, what, pace.perSecond(), 0, 0, 0, 0, 0, 0, against, ratio, 0));
    }
}
