package com.talkingshops.customers.benchmark;

import com.talkingshops.customers.benchmark.figure.Line;
import com.talkingshops.customers.benchmark.history.History;
import com.talkingshops.customers.benchmark.history.History.Filled;
import com.talkingshops.customers.benchmark.history.History.Pace;

/** How fast events that are already stored get into all read models, beside COPY in and out of the same store: by a rebuild, and by processors that catch up. */
final class Replay implements Part {

    private static final String OUT = "COPY out of the store";

    @Override
    public void measure(Bench bench) throws Exception {
        Filled filled = bench.shops().filled(bench.scale().largest());
        var history = new History(bench.server());
        Pace out = history.copiedOut();
        Pace rebuilt = history.rebuilt();
        add(bench, "COPY into the store", filled.copiedIn(), Double.NaN);
        add(bench, OUT, out, Double.NaN);
        add(
                bench,
                "rebuild of all read models from %,d events".formatted(rebuilt.events()),
                rebuilt,
                rebuilt.perSecond() / out.perSecond());
        add(
                bench,
                "processors that catch up with %,d events"
                        .formatted(filled.replayed().events()),
                filled.replayed(),
                filled.replayed().perSecond() / out.perSecond());
        bench.results().reach(Targets.REPLAY, rebuilt.perSecond());
    }

    private static void add(Bench bench, String what, Pace pace, double ratio) {
        bench.results()
                .add(new Line(
                        "replay", what, pace.perSecond(), 0, 0, 0, 0, 0, 0, Double.isNaN(ratio) ? "" : OUT, ratio, 0));
    }
}
