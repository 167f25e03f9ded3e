package com.talkingshops.customers.benchmark;

import com.talkingshops.customers.benchmark.figure.Line;
import com.talkingshops.customers.benchmark.history.History;
import com.talkingshops.customers.benchmark.history.History.Filled;
import com.talkingshops.customers.benchmark.history.History.Pace;

/** How fast events that are already stored get into all read models, beside COPY in and out of the same store. */
final class Replay implements Part {

    private static final String OUT = "COPY out of the store";

    @Override
    public void measure(Bench bench) throws Exception {
        Filled filled = bench.shops().filled(bench.scale().largest());
        Pace out = new History(bench.server()).copiedOut();
        add(bench, "COPY into the store", filled.copiedIn(), Double.NaN);
        add(bench, OUT, out, Double.NaN);
        add(
                bench,
                "replay of %,d events".formatted(filled.replayed().events()),
                filled.replayed(),
                filled.replayed().perSecond() / out.perSecond());
        bench.results().reach(Targets.REPLAY, filled.replayed().perSecond());
    }

    private static void add(Bench bench, String what, Pace pace, double ratio) {
        bench.results()
                .add(new Line(
                        "replay", what, pace.perSecond(), 0, 0, 0, 0, 0, 0, Double.isNaN(ratio) ? "" : OUT, ratio, 0));
    }
}
