package com.talkingshops.customers.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.talkingshops.customers.benchmark.figure.Line;
import com.talkingshops.customers.benchmark.history.History;
import com.talkingshops.customers.benchmark.history.History.Pace;
import com.talkingshops.customers.benchmark.history.Shop;
import com.talkingshops.customers.benchmark.machine.RunningServer;
import java.sql.SQLException;
import java.time.Duration;

/** What it costs to chain events, against the same server that does not; and how fast a history is checked, beside COPY out of it. */
final class ChainCost implements Part {

    private static final String GROUP = "chain";
    private static final String CREATE = "create, chained";
    private static final String UNCHAINED = "create, not chained";
    private static final String OUT = "COPY out of the store";
    private static final String VERIFY = "/admin/audit/verify";
    /** Times the usual warming: the difference is small beside what compiling still costs after a single one. In turn, or one would be the warmer. */
    private static final int FIRST = 5;

    private static final Duration LONGEST = Duration.ofMinutes(20);

    @Override
    public void measure(Bench bench) throws Exception {
        appends(bench);
        checks(bench);
    }

    private static void appends(Bench bench) throws Exception {
        RunningServer unchained = RunningServer.embedded(
                bench.programs(),
                bench.jars().java(),
                bench.jars().server(),
                bench.folder().resolve("unchained"),
                "--event-store.chain.enabled=false");
        try {
            var own = creates(bench, bench.server(), () -> settled(bench.server()));
            var other = creates(bench, unchained, () -> new History(unchained).settle());
            for (int i = 0; i < FIRST; i++) {
                bench.warm(own, 1);
                bench.warm(other, 1);
            }
            var contest = new Contest(bench, GROUP).add(CREATE, UNCHAINED, own).add(UNCHAINED, "", other);
            var lag = ChainLag.watch(bench.server().database());
            try (lag) {
                contest.hold();
            }
            bench.results().reach(Targets.CHAINED_CREATES, contest.ratio(CREATE, UNCHAINED));
            bench.results().reach(Targets.CHAIN_LAG, lag.seconds());
        } finally {
            unchained.end();
        }
    }

    private static OverHttp creates(Bench bench, RunningServer server, Runnable settling) throws Exception {
        return new OverHttp(
                bench.load(), server, new Clients(server, Shop.empty(server, "chain")).create(true), settling);
    }

    /** What is chained late was appended by the requests before. */
    private static void settled(RunningServer server) {
        var history = new History(server);
        history.settle();
        try {
            history.awaitChain();
        } catch (SQLException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void checks(Bench bench) throws Exception {
        bench.shops().of(bench.scale().largest());
        var history = new History(bench.server());
        history.awaitChain();
        bench.server().database().execute("vacuum analyze");
        checked(bench.server());
        Pace out = history.copiedOut();
        Pace checked = checked(bench.server());
        add(bench, OUT, out, Double.NaN);
        add(bench, "check of %,d events".formatted(checked.events()), checked, checked.perSecond() / out.perSecond());
        bench.results().reach(Targets.VERIFICATION, checked.perSecond());
    }

    private static Pace checked(RunningServer server) throws Exception {
        var operator = server.operator();
        long start = System.nanoTime();
        operator.post(VERIFY, "{}");
        JsonNode state = operator.get(VERIFY);
        while (state.at("/state").asText().equals("running")) {
            if (System.nanoTime() - start > LONGEST.toNanos()) {
                throw new IllegalStateException("the check does not end");
            }
            Thread.sleep(20);
            state = operator.get(VERIFY);
        }
        if (!state.at("/intact").asBoolean()) {
            throw new IllegalStateException("not intact: " + state);
        }
        return new Pace(state.at("/eventsDone").asLong(), (System.nanoTime() - start) / 1e9);
    }

    private static void add(Bench bench, String what, Pace pace, double ratio) {
        bench.results()
                .add(new Line(
                        GROUP, what, pace.perSecond(), 0, 0, 0, 0, 0, 0, Double.isNaN(ratio) ? "" : OUT, ratio, 0));
    }
}
