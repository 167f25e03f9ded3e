package com.talkingshops.customers.benchmark;

import com.talkingshops.customers.benchmark.figure.Line;
import com.talkingshops.customers.benchmark.figure.Median;
import com.talkingshops.customers.benchmark.figure.Target;
import com.talkingshops.customers.benchmark.history.History;
import com.talkingshops.customers.benchmark.history.IdleFill;
import com.talkingshops.customers.benchmark.history.Shop;
import com.talkingshops.customers.benchmark.load.Traffic;
import com.talkingshops.customers.benchmark.machine.RunningServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What it costs to seal personal data: the server beside the same with a cipher that does nothing, but all else that sealing takes.
 * Both are started several times: what a compiler makes of the same program differs from start to start by more than sealing costs.
 */
final class SealingCost implements Part {

    private static final String GROUP = "sealing";
    private static final String REBUILD = "rebuild";
    private static final String IDLE = ", idle cipher";
    private static final int MOST_CUSTOMERS = 100_000;
    private static final int STARTS = 4;
    private static final int WARM_UPS = 2;

    /** What is asked, in this order. Creates are last, since whoever is faster has more customers from then on. */
    private static final List<Question> QUESTIONS = List.of(
            new Question("page of 10", Targets.SEALED_LIST, c -> c.reads("/v1/customers")),
            new Question("get by id", Targets.SEALED_GET, Clients::get),
            new Question("search", Targets.SEALED_SEARCH, c -> c.reads("/v1/customers?searchTerm=kumar")),
            new Question("sorted by name", Targets.SEALED_BY_NAME, c -> c.reads("/v1/customers?sort=name")),
            new Question("create", Targets.SEALED_CREATES, c -> c.create(true)));

    private record Question(String what, Target target, Function<Clients, Traffic> traffic) {}

    /** Starts a server over what an earlier start has left in its folder. */
    private interface Start {

        RunningServer start() throws Exception;
    }

    /** Fills a server that was just made. */
    private interface Fill {

        Shop fill(RunningServer server) throws Exception;
    }

    /** A server, which comes and goes, and its shop, which stays. */
    private static final class Side {

        private final Start start;
        private final Fill fill;
        private final List<Double> rebuilds = new ArrayList<>();
        private @Nullable RunningServer server;
        private @Nullable Shop shop;

        Side(Start start, Fill fill) {
            this.start = start;
            this.fill = fill;
        }

        void start() throws Exception {
            server = start.start();
            if (shop == null) {
                shop = fill.fill(server);
            }
        }

        RunningServer running() {
            return Objects.requireNonNull(server);
        }

        OverHttp asked(Bench bench, Question question) {
            var clients = new Clients(running(), Objects.requireNonNull(shop));
            return new OverHttp(bench.load(), running(), question.traffic().apply(clients));
        }

        double rebuilt() throws Exception {
            return new History(running()).rebuilt().perSecond();
        }

        void end() {
            if (server != null) {
                server.end();
            }
        }
    }

    @Override
    public void measure(Bench bench) throws Exception {
        Path java = bench.jars().java();
        Path jar = bench.jars().server();
        Path folder = bench.folder();
        Path idleFolder = folder.resolve("idle");
        int customers = Math.min(MOST_CUSTOMERS, bench.scale().largest());
        var sealed = new Side(
                () -> RunningServer.unaltered(bench.programs(), java, jar, folder.resolve("sealed")),
                server -> new History(server).shopOf(customers).shop());
        var idle = new Side(
                () -> RunningServer.idleCipher(bench.programs(), java, jar, idleFolder),
                server -> IdleFill.shopOf(bench.programs(), customers, server, java, idleFolder));
        var contests = new LinkedHashMap<Question, Contest>();
        QUESTIONS.forEach(question -> contests.put(question, new Contest(bench, GROUP)));
        for (int start = 0; start < STARTS; start++) {
            // Who was started first is compiled first.
            var order = start % 2 == 0 ? List.of(sealed, idle) : List.of(idle, sealed);
            try {
                for (Side side : order) {
                    side.start();
                }
                play(bench, sealed, idle, order, contests, start == STARTS - 1);
            } finally {
                order.forEach(Side::end);
            }
        }
        tellRebuilds(bench, sealed, idle);
        contests.forEach((question, contest) ->
                bench.results().reach(question.target(), contest.ratio(question.what(), question.what() + IDLE)));
    }

    private static void play(
            Bench bench, Side sealed, Side idle, List<Side> order, Map<Question, Contest> contests, boolean isLast)
            throws Exception {
        // The first of each start is cold, and does not count.
        for (Side side : order) {
            side.rebuilt();
        }
        for (Side side : order) {
            side.rebuilds.add(side.rebuilt());
        }
        for (var entry : contests.entrySet()) {
            Question question = entry.getKey();
            Contest contest = entry.getValue();
            OverHttp own = sealed.asked(bench, question);
            OverHttp beside = idle.asked(bench, question);
            warm(bench, own, beside);
            contest.add(question.what(), question.what() + IDLE, own)
                    .add(question.what() + IDLE, "", beside)
                    .play();
            if (isLast) {
                contest.tell();
            }
        }
    }

    /** Both alike and in turn, or one would be the warmer by what compilers do while the other works. */
    private static void warm(Bench bench, Subject... sides) {
        for (int turn = 0; turn < WARM_UPS; turn++) {
            for (Subject side : sides) {
                bench.warm(side, 1);
            }
        }
    }

    private static void tellRebuilds(Bench bench, Side sealed, Side idle) {
        double ratio = Median.ofRatios(sealed.rebuilds, idle.rebuilds, Double::doubleValue);
        add(bench, REBUILD, sealed, REBUILD + IDLE, ratio);
        add(bench, REBUILD + IDLE, idle, "", Double.NaN);
        bench.results().reach(Targets.SEALED_REPLAY, ratio);
    }

    private static void add(Bench bench, String what, Side side, String against, double ratio) {
        bench.results().add(new Line(GROUP, what, Median.of(side.rebuilds), 0, 0, 0, 0, 0, 0, against, ratio, 0));
    }
}
