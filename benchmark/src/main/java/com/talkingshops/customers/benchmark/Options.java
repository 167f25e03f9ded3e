package com.talkingshops.customers.benchmark;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What was asked for on the command line. */
record Options(
        Scale scale, Set<String> parts, Path out, @Nullable Path page, Path folder, String command) {

    static final List<String> PARTS = List.of(
            "creates",
            "visible",
            "writes",
            "reads",
            "lists",
            "tenants",
            "node",
            "nodes",
            "overload",
            "growth",
            "replay",
            "sealing",
            "chain",
            "tracing",
            "past",
            "restart");

    static final String USAGE = """
            bin/benchmark [--scale small|medium|full] [--only PART,…] [--seconds N] [--rounds N] [--out FOLDER] [--publish PAGE]
              --scale    small: 1,000 and 10,000 customers; medium: up to 100,000; full: up to 1,000,000, and 10,000,000 events
              --only     %s; all if not given
              --seconds  how long one measurement lasts, --rounds how often it is repeated
              --out      where tables and charts go; benchmark/target/results if not given
              --publish  a page whose results are replaced, as docs/performance.md
            """.formatted(String.join(", ", PARTS));

    static Options of(String[] arguments) {
        String scale = "small";
        int seconds = 0;
        int rounds = 0;
        var parts = new LinkedHashSet<>(PARTS);
        Path out = Path.of("benchmark/target/results");
        Path page = null;
        for (var rest = new ArrayList<>(List.of(arguments)); !rest.isEmpty(); ) {
            String option = rest.removeFirst();
            if (rest.isEmpty()) {
                throw new IllegalArgumentException(option + " needs a value");
            }
            String value = rest.removeFirst();
            switch (option) {
                case "--scale" -> scale = value;
                case "--only" -> parts.retainAll(known(value));
                case "--seconds" -> seconds = Integer.parseInt(value);
                case "--rounds" -> rounds = Integer.parseInt(value);
                case "--out" -> out = Path.of(value);
                case "--publish" -> page = Path.of(value);
                default -> throw new IllegalArgumentException("unknown: " + option);
            }
        }
        Scale named = Scale.named(scale);
        return new Options(
                named.with(seconds > 0 ? seconds : named.seconds(), rounds > 0 ? rounds : named.rounds()),
                parts,
                out,
                page,
                Path.of(System.getProperty("java.io.tmpdir")),
                ("bin/benchmark " + String.join(" ", arguments)).strip());
    }

    private static List<String> known(String value) {
        var asked = List.of(value.split(","));
        if (!PARTS.containsAll(asked)) {
            throw new IllegalArgumentException("parts are " + String.join(", ", PARTS));
        }
        return asked;
    }
}
