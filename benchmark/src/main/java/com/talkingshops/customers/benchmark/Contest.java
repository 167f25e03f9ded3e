package com.talkingshops.customers.benchmark;

import com.talkingshops.customers.benchmark.figure.Line;
import com.talkingshops.customers.benchmark.figure.Median;
import com.talkingshops.customers.benchmark.load.Outcome;
import com.talkingshops.customers.benchmark.machine.Cost;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Subjects that are measured in turn, round by round, so that what disturbs the machine disturbs all of them. */
final class Contest {

    private final Bench bench;
    private final String group;
    private final Map<String, Side> sides = new LinkedHashMap<>();
    private final Map<String, Outcome> latencies = new LinkedHashMap<>();

    Contest(Bench bench, String group) {
        this.bench = bench;
        this.group = group;
    }

    private record Side(String against, Subject subject, List<Round> rounds) {}

    private record Round(Outcome outcome, Cost cost) {

        double perSecond() {
            return outcome.perSecond();
        }

        double serverMicros() {
            return (double) cost.server() / Math.max(1, outcome.nanos().count());
        }

        double databaseMicros() {
            return (double) cost.database() / Math.max(1, outcome.nanos().count());
        }
    }

    /** Adds a subject, with the one that it is compared to in the table; an empty name for none. */
    Contest add(String name, String against, Subject subject) {
        sides.put(name, new Side(against, subject, new ArrayList<>()));
        return this;
    }

    /** Has each begin unmeasured, measures all in turn, then the latencies of each at half of its highest rate; adds a line for each. */
    Contest hold() {
        Duration time = Duration.ofSeconds(bench.scale().seconds());
        sides.values().forEach(side -> {
            side.subject().busy(time.dividedBy(2));
            side.subject().settle();
        });
        for (int round = 0; round < bench.scale().rounds(); round++) {
            sides.values().forEach(side -> side.rounds().add(measured(side.subject(), time)));
        }
        sides.forEach((name, side) -> {
            double half = Median.of(side.rounds(), Round::perSecond) / 2;
            latencies.put(name, side.subject().open(half, time));
            side.subject().settle();
            bench.results().add(line(name, side, half));
        });
        return this;
    }

    private static Round measured(Subject subject, Duration time) {
        Cost before = subject.cost();
        Outcome outcome = subject.busy(time);
        // What is projected later was made by these requests, and belongs to their cost.
        subject.settle();
        return new Round(outcome, subject.cost().since(before));
    }

    /** How often one goes through while the other does once. */
    double ratio(String name, String against) {
        return Median.ofRatios(side(name).rounds(), side(against).rounds(), Round::perSecond);
    }

    /** The highest rate. */
    double perSecond(String name) {
        return Median.of(side(name).rounds(), Round::perSecond);
    }

    /** A percentile of the latencies at half of the highest rate, in milliseconds. */
    double millis(String name, double percent) {
        return Objects.requireNonNull(latencies.get(name)).millis(percent);
    }

    private Side side(String name) {
        return Objects.requireNonNull(sides.get(name), name);
    }

    private Line line(String name, Side side, double offered) {
        boolean floor = side.subject() instanceof PlainInserts;
        long failures = side.rounds().stream()
                        .mapToLong(round -> round.outcome().failures())
                        .sum()
                + Objects.requireNonNull(latencies.get(name)).failures();
        return new Line(
                group,
                name,
                perSecond(name),
                floor ? 0 : offered,
                millis(name, 50),
                millis(name, 95),
                millis(name, 99),
                Median.of(side.rounds(), Round::serverMicros),
                Median.of(side.rounds(), Round::databaseMicros),
                side.against(),
                side.against().isEmpty() ? Double.NaN : ratio(name, side.against()),
                failures);
    }
}
