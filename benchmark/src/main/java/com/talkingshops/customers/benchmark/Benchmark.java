package com.talkingshops.customers.benchmark;

import com.talkingshops.customers.benchmark.figure.Page;
import com.talkingshops.customers.benchmark.figure.Results;
import com.talkingshops.customers.benchmark.history.History;
import com.talkingshops.customers.benchmark.load.Load;
import com.talkingshops.customers.benchmark.machine.Programs;
import com.talkingshops.customers.benchmark.machine.RunningServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Runs what was asked for, and writes down what it found out; started by {@code bin/benchmark} in the project's folder. */
public final class Benchmark {

    private Benchmark() {}

    public static void main(String[] arguments) throws Exception {
        Options options;
        try {
            options = Options.of(arguments);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage() + "\n\n" + Options.USAGE);
            System.exit(2);
            return;
        }
        boolean complete = run(options);
        // Gatling leaves threads behind.
        System.exit(complete ? 0 : 1);
    }

    /** Tells whether every part could be measured; one that could not does not keep the others from it. */
    private static boolean run(Options options) throws Exception {
        Jars jars = Jars.below(Path.of(""));
        Path folder = Files.createTempDirectory(options.folder(), "benchmark");
        var results = new Results();
        boolean complete = true;
        try (var programs = new Programs()) {
            programs.atEnd(() -> delete(folder));
            RunningServer server =
                    RunningServer.embedded(programs, jars.java(), jars.server(), folder.resolve("server"));
            var bench = new Bench(
                    options.scale(),
                    new Load(folder),
                    results,
                    programs,
                    jars,
                    server,
                    new Shops(new History(server)),
                    folder);
            for (var part : parts(options.parts()).entrySet()) {
                long start = System.nanoTime();
                System.out.println("── " + part.getKey());
                try {
                    part.getValue().measure(bench);
                } catch (Exception e) {
                    e.printStackTrace();
                    complete = false;
                }
                System.out.printf(
                        "   in %d s%n",
                        Duration.ofNanos(System.nanoTime() - start).toSeconds());
                Page.write(results, Machine.describe(options), options.out());
            }
        }
        if (complete && options.page() != null) {
            Page.publish(results, Machine.describe(options), options.page());
        }
        System.out.println("Written to " + options.out());
        return complete;
    }

    /** Creates come first, while the store is small; what fills it to the brim comes late, and what ends the database last. */
    private static Map<String, Part> parts(Set<String> asked) {
        var parts = new LinkedHashMap<String, Part>();
        if (asked.contains("creates") || asked.contains("visible")) {
            parts.put("creates", new Creates(asked));
        }
        Map<String, Part> others = new LinkedHashMap<>();
        others.put("writes", new Writes());
        others.put("replay", new Replay());
        others.put("sealing", new SealingCost());
        others.put("chain", new ChainCost());
        others.put("tracing", new TracingCost());
        others.put("past", new Past());
        others.put("reads", Reads.constant());
        others.put("lists", Reads.growing());
        others.put("tenants", new ManyTenants());
        others.put("node", new OtherNode());
        others.put("nodes", new TwoNodes());
        others.put("overload", new Overload());
        others.put("growth", new Growth());
        others.put("restart", new DatabaseRestart());
        others.keySet().retainAll(asked);
        parts.putAll(others);
        return parts;
    }

    private static void delete(Path folder) {
        try (var files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> {
                try {
                    Files.deleteIfExists(file);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (IOException | UncheckedIOException e) {
            System.err.println("left behind: " + folder);
        }
    }
}
