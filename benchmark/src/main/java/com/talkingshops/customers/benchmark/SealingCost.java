package com.talkingshops.customers.benchmark;

import com.talkingshops.customers.benchmark.Duel.Question;
import com.talkingshops.customers.benchmark.Duel.Side;
import com.talkingshops.customers.benchmark.figure.Line;
import com.talkingshops.customers.benchmark.figure.Median;
import com.talkingshops.customers.benchmark.history.History;
import com.talkingshops.customers.benchmark.history.IdleFill;
import com.talkingshops.customers.benchmark.machine.RunningServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What it costs to seal personal data: the server beside the same with a cipher that does nothing, but all else that sealing takes. */
final class SealingCost implements Part {

    private static final String GROUP = "sealing";
    private static final String REBUILD = "rebuild";
    private static final String IDLE = ", idle cipher";
    private static final int MOST_CUSTOMERS = 100_000;

    private static final List<Question> QUESTIONS = List.of(
            new Question("page of 10", Targets.SEALED_LIST, c -> c.reads("/v1/customers")),
            new Question("get by id", Targets.SEALED_GET, Clients::get),
            new Question("search", Targets.SEALED_SEARCH, c -> c.reads("/v1/customers?searchTerm=kumar")),
            new Question("sorted by name", Targets.SEALED_BY_NAME, c -> c.reads("/v1/customers?sort=name")),
            new Question("create", Targets.SEALED_CREATES, c -> c.create(true)));

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
        var ofSealed = new ArrayList<Double>();
        var ofIdle = new ArrayList<Double>();
        new Duel(bench, GROUP, IDLE, QUESTIONS).fight(sealed, idle, order -> {
            // The first of each start is cold, and does not count.
            for (Side side : order) {
                rebuilt(side);
            }
            for (Side side : order) {
                (side == sealed ? ofSealed : ofIdle).add(rebuilt(side));
            }
        });
        double ratio = Median.ofRatios(ofSealed, ofIdle, Double::doubleValue);
        add(bench, REBUILD, ofSealed, REBUILD + IDLE, ratio);
        add(bench, REBUILD + IDLE, ofIdle, "", Double.NaN);
        bench.results().reach(Targets.SEALED_REPLAY, ratio);
    }

    private static double rebuilt(Side side) throws Exception {
        return new History(side.running()).rebuilt().perSecond();
    }

    private static void add(Bench bench, String what, List<Double> rebuilds, String against, double ratio) {
        bench.results().add(new Line(GROUP, what, Median.of(rebuilds), 0, 0, 0, 0, 0, 0, against, ratio, 0));
    }
}
