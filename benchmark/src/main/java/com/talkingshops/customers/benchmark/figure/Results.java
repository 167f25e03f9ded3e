package com.talkingshops.customers.benchmark.figure;

import java.util.ArrayList;
import java.util.List;

/** Everything that a run has found out so far. */
public final class Results {

    private final List<Line> lines = new ArrayList<>();
    private final List<Reached> reached = new ArrayList<>();

    public void add(Line line) {
        lines.add(line);
        System.out.printf(
                "   %-52s %9.1f/s  p50 %8.2f  p99 %8.2f ms  cpu %6.0f + %6.0f µs  %5.2f× %s%s%n",
                line.group() + ": " + line.what(),
                line.perSecond(),
                line.p50(),
                line.p99(),
                line.serverMicros(),
                line.databaseMicros(),
                line.ratio(),
                line.against(),
                line.failures() == 0 ? "" : "  FAILED: " + line.failures());
    }

    public void reach(Target target, double value) {
        reached.add(new Reached(target, value));
        System.out.printf(
                "   → %s: %s (%s, aim %s)%n",
                target.what(), target.textOf(value), target.limitText(), target.aimText());
    }

    public List<Line> lines() {
        return List.copyOf(lines);
    }

    public List<Reached> reached() {
        return List.copyOf(reached);
    }
}
