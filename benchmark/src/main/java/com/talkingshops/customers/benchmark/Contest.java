package com.talkingshops.customers.benchmark;

import com.talkingshops.customers.benchmark.figure.Line;
import com.talkingshops.customers.benchmark.figure.Median;
import com.talkingshops.customers.benchmark.load.Outcome;
import com.talkingshops.customers.benchmark.machine.Cost;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
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

    /**
     * Adds a subject, with the one that it is compared to in the table; an empty name for none. One of a name that is there takes the
     * place of the other, whose rounds stay: a program that was started anew.
     */
    Contest add(String name, String against, Subject subject) {
        var known = sides.get(name);
        sides.put(name, new Side(against, subject, known == null ? new ArrayList<>() : known.rounds()));
        return this;
    }

    /** Plays, then takes the latencies of each at half of its highest rate; adds a line for each. */
    Contest hold() {
        play();
        return tell();
    }

    /** Has each begin unmeasured, and measures all in turn; each round begins with another. */
    Contest play() {
        Duration time = Duration.ofSeconds(bench.scale().seconds());
        sides.values().forEach(side -> {
            side.subject().busy(time.dividedBy(2));
            side.subject().settle();
        });
        var order = new ArrayList<>(sides.values());
        for (int round = 0; round < bench.scale().rounds(); round++) {
            order.forEach(side -> side.rounds().add(measured(side.subject(), time)));
            Collections.rotate(order, 1);
        }
        return this;
    }

    /** Takes the latencies of each at half of its highest rate, and adds a line for each. */
    Contest tell() {
        Duration time = Duration.ofSeconds(bench.scale().seconds());
        sides.forEach((name, side) -> {
            double half = Median.of(side.rounds(), Round::perSecond) / 2;
            // Unmeasured first: what sends at a set rate has not been compiled by what does not, and opens its
            // connections.
            side.subject().open(half, time);
            side.subject().settle();
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
