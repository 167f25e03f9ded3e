package com.talkingshops.customers.benchmark;

import com.talkingshops.customers.benchmark.history.History;
import com.talkingshops.customers.benchmark.history.Shop;
import com.talkingshops.customers.benchmark.load.Traffic;
import com.talkingshops.customers.benchmark.machine.Cost;
import com.talkingshops.customers.benchmark.machine.RunningServer;
import java.util.List;
import java.util.stream.Stream;

/**
 * Creates by two command nodes beside creates by one of them, over one database and all on this machine: what it costs that they
 * share. What two nodes gain where each has processors of its own is not to be seen here.
 */
final class TwoNodes implements Part {

    /** Times the usual warming, for servers that have just started. */
    private static final int FIRST = 3;

    @Override
    public void measure(Bench bench) throws Exception {
        Shop shop = Shop.empty(bench.server(), "command nodes");
        RunningServer one = commandNode(bench, "one");
        try {
            RunningServer two = commandNode(bench, "two");
            try {
                compare(bench, shop, one, two);
            } finally {
                two.end();
            }
        } finally {
            one.end();
        }
    }

    private static void compare(Bench bench, Shop shop, RunningServer one, RunningServer two) {
        String alone = "one command node";
        String together = "two command nodes together";
        Subject both = creates(bench, shop, one, two);
        bench.warm(both, 2 * FIRST);
        var contest = new Contest(bench, "creates by")
                .add(alone, "", creates(bench, shop, one))
                .add(together, alone, both)
                .hold();
        bench.results().reach(Targets.TWO_NODES, contest.ratio(together, alone));
    }

    private static RunningServer commandNode(Bench bench, String name) throws Exception {
        return bench.server()
                .another(
                        bench.programs(),
                        bench.jars().java(),
                        bench.jars().server(),
                        bench.folder().resolve(name),
                        "--customers.roles=command");
    }

    /** The measured server projects what these nodes write, and its work is theirs. */
    private static Subject creates(Bench bench, Shop shop, RunningServer... nodes) {
        List<Traffic> traffic = Stream.of(nodes)
                .map(node -> new Clients(node, shop).create(true))
                .toList();
        return new OverHttp(
                bench.load(), traffic, () -> new History(bench.server()).settle(), () -> cost(bench.server(), nodes));
    }

    private static Cost cost(RunningServer projecting, RunningServer... nodes) {
        Cost of = projecting.cost();
        return new Cost(
                of.server()
                        + Stream.of(nodes)
                                .mapToLong(node -> node.cost().server())
                                .sum(),
                of.database());
    }
}
