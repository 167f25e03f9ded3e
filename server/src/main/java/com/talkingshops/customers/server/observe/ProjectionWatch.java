package com.talkingshops.customers.server.observe;

import com.talkingshops.customers.eventstore.DeadLetters;
import com.talkingshops.customers.eventstore.Delivery;
import com.talkingshops.customers.eventstore.FailingProcessors;
import com.talkingshops.customers.eventstore.HeldBack;
import com.talkingshops.customers.eventstore.ReadPositions;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Looks how far the processors of events have come and what holds them up, and remembers it, so that scrapes and probes cost
 * the database nothing.
 */
final class ProjectionWatch {

    private static final Duration AT_START = Duration.ofMillis(50);
    private static final Duration LATER = Duration.ofSeconds(1);

    private static final double MILLIS = 1e3;

    private final ReadPositions positions;
    private final Delivery delivery;
    private final DeadLetters deadLetters;
    private final FailingProcessors processors;
    private final MultiGauge letters;
    private final MultiGauge events;
    private final MultiGauge seconds;
    private final LagHistory history = new LagHistory();

    private volatile Map<String, Lag> lags = Map.of();
    private volatile Optional<HeldBack> heldBack = Optional.empty();
    private volatile Map<String, String> failing = Map.of();
    private volatile Map<String, Long> letterCounts = Map.of();
    private volatile boolean caughtUp;
    private OptionalLong headAtStart = OptionalLong.empty();

    ProjectionWatch(
            ReadPositions positions,
            Delivery delivery,
            DeadLetters deadLetters,
            FailingProcessors processors,
            MeterRegistry meters) {
        this.positions = positions;
        this.delivery = delivery;
        this.deadLetters = deadLetters;
        this.processors = processors;
        this.letters = MultiGauge.builder("customers.dead.letters")
                .description("Events that a processor could not take in, and those behind them")
                .register(meters);
        this.events = MultiGauge.builder("customers.projection.lag.events")
                .description("Events that a processor has not handled yet")
                .register(meters);
        this.seconds = MultiGauge.builder("customers.projection.lag.seconds")
                .description("How long the oldest event that a processor has not handled has been waiting")
                .register(meters);
        Gauge.builder("customers.eventstore.held.back.seconds", this, ProjectionWatch::heldBackSeconds)
                .description("How long all processors have been waiting for a transaction that appends to end")
                .register(meters);
    }

    private double heldBackSeconds() {
        return heldBack.map(held -> held.since().toMillis() / MILLIS).orElse(0.0);
    }

    /** How far behind each processor was at the last look. */
    Map<String, Lag> lags() {
        return lags;
    }

    /** What held events back from the processors at the last look. */
    Optional<HeldBack> heldBack() {
        return heldBack;
    }

    /** Which processors of this node could not go on at the last look, and why. */
    Map<String, String> failing() {
        return failing;
    }

    /** How many events each processor could not take in, at the last look. */
    Map<String, Long> deadLetters() {
        return letterCounts;
    }

    /** Whether the processors of this node have come to where the history ended at start. Once true, it stays. */
    boolean caughtUp() {
        return caughtUp;
    }

    /** Looks once. */
    void look() {
        // First, since it asks no database.
        failing = Map.copyOf(processors.causes());
        long head = positions.head();
        if (headAtStart.isEmpty()) {
            headAtStart = OptionalLong.of(head);
        }
        heldBack = delivery.heldBack();
        Map<String, Long> reached = positions.byProcessor();
        lags = Map.copyOf(history.look(head, reached, System.nanoTime()));
        caughtUp = caughtUp || haveComeTo(headAtStart.getAsLong(), reached);
        letterCounts = deadLetters.byProcessor();
        letters.register(
                letterCounts.entrySet().stream()
                        .map(count -> row(count.getKey(), count.getValue()))
                        .toList(),
                true);
        events.register(
                lags.entrySet().stream()
                        .map(lag -> row(lag.getKey(), lag.getValue().events()))
                        .toList(),
                true);
        seconds.register(
                lags.entrySet().stream()
                        .map(lag -> row(lag.getKey(), lag.getValue().seconds()))
                        .toList(),
                true);
    }

    /** Those of this node: what only others run is not for this one to wait for. */
    private boolean haveComeTo(long position, Map<String, Long> reached) {
        Set<String> here = positions.runHere();
        return !here.isEmpty() && here.stream().allMatch(processor -> reached.getOrDefault(processor, 0L) >= position);
    }

    private static Row<Number> row(String processor, Number value) {
        return Row.of(Tags.of("processor", processor), value);
    }

    /** How long to wait until the next look. */
    Duration pause() {
        return caughtUp ? LATER : AT_START;
    }
}
