package com.talkingshops.customers.benchmark;

import java.util.List;

/**
 * How much is measured.
 *
 * @param shops customers of one tenant, ascending
 * @param tenants how many tenants ask at once
 * @param fewEvents how many events the smaller of two stores holds
 * @param manyEvents how many the larger
 * @param seconds how long one measurement lasts
 * @param rounds how often each is repeated, in turn with what it is compared to
 * @param overload how many seconds a load lasts that is too much
 * @param warmUp after how many requests a kind of request counts as warm: compiled, and its statements prepared
 * @param longestWarmUp how many seconds are spent on that
 */
record Scale(
        List<Integer> shops,
        int tenants,
        long fewEvents,
        long manyEvents,
        int seconds,
        int rounds,
        int overload,
        int warmUp,
        int longestWarmUp) {

    static Scale named(String name) {
        return switch (name) {
            case "small" -> new Scale(List.of(1_000, 10_000), 200, 20_000, 100_000, 3, 2, 10, 4_000, 8);
            case "medium" -> new Scale(List.of(1_000, 100_000), 500, 20_000, 1_000_000, 4, 3, 30, 15_000, 25);
            case "full" ->
                new Scale(List.of(1_000, 100_000, 1_000_000), 2_000, 100_000, 10_000_000, 4, 3, 60, 15_000, 20);
            default -> throw new IllegalArgumentException("a scale is small, medium or full");
        };
    }

    Scale with(int otherSeconds, int otherRounds) {
        return new Scale(
                shops, tenants, fewEvents, manyEvents, otherSeconds, otherRounds, overload, warmUp, longestWarmUp);
    }

    int smallest() {
        return shops.getFirst();
    }

    int largest() {
        return shops.getLast();
    }
}
