package com.talkingshops.customers.benchmark;

import com.talkingshops.customers.benchmark.history.History;
import com.talkingshops.customers.benchmark.history.Shop;
import com.talkingshops.customers.benchmark.machine.RunningServer;

/** Creates into a store of many events beside one of few, each with a server and a PostgreSQL of its own. */
final class Growth implements Part {

    /** Times the usual warming: a server that has read millions of events has compiled little of what requests need. */
    private static final int FIRST = 5;

    @Override
    public void measure(Bench bench) throws Exception {
        long many = bench.scale().manyEvents();
        long few = bench.scale().fewEvents();
        System.out.printf("   filling the store up to %,d events%n", many);
        new History(bench.server()).fillUpTo(many);
        RunningServer other = RunningServer.embedded(
                bench.programs(),
                bench.jars().java(),
                bench.jars().server(),
                bench.folder().resolve("few"));
        try {
            new History(other).fillUpTo(few);
            String manyName = "%,d events".formatted(many);
            String fewName = "%,d events".formatted(few);
            Subject intoMany = creates(bench, bench.server());
            Subject intoFew = creates(bench, other);
            bench.warm(intoMany, FIRST);
            bench.warm(intoFew, FIRST);
            var contest = new Contest(bench, "creates with a store of")
                    .add(manyName, fewName, intoMany)
                    .add(fewName, "", intoFew)
                    .hold();
            bench.results().reach(Targets.GROWTH, contest.ratio(manyName, fewName));
        } finally {
            other.end();
        }
    }

    private static Subject creates(Bench bench, RunningServer server) throws Exception {
        return new OverHttp(bench.load(), server, new Clients(server, Shop.empty(server, "growth")).create(true));
    }
}
