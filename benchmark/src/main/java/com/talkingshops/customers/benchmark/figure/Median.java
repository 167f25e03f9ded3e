package com.talkingshops.customers.benchmark.figure;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** What is reported of several rounds: one that was disturbed does not count. */
public final class Median {

    private Median() {}

    /** The middle value, or the mean of the two in the middle; not a number if there are none. */
    public static double of(List<Double> values) {
        var sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        if (sorted.isEmpty()) {
            return Double.NaN;
        }
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    /** The median of a property. */
    public static <T> double of(List<T> rounds, ToDoubleFunction<T> property) {
        return of(rounds.stream().mapToDouble(property).boxed().toList());
    }

    /** The median of each round's ratio, and not the ratio of medians: what disturbs a round disturbs both sides of it. */
    public static <T> double ofRatios(List<T> above, List<T> below, ToDoubleFunction<T> property) {
        if (above.size() != below.size()) {
            throw new IllegalArgumentException("both sides take part in every round");
        }
        return of(IntStream.range(0, above.size())
                .mapToObj(i -> property.applyAsDouble(above.get(i)) / property.applyAsDouble(below.get(i)))
                .toList());
    }
}
