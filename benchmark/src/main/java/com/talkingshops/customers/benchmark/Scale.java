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
 * @param warmUp how many seconds a fresh server works before it is measured
 */
record Scale(List<Integer> shops, int tenants, long fewEvents, long manyEvents, int seconds, int rounds, int warmUp) {

    static Scale named(String name) {
        return switch (name) {
            case "small" -> new Scale(List.of(1_000, 10_000), 200, 20_000, 100_000, 5, 2, 10);
            case "full" -> new Scale(List.of(1_000, 100_000, 1_000_000), 2_000, 100_000, 10_000_000, 4, 3, 20);
            default -> throw new IllegalArgumentException("a scale is small or full");
        };
    }

    Scale with(int otherSeconds, int otherRounds) {
        return new Scale(shops, tenants, fewEvents, manyEvents, otherSeconds, otherRounds, warmUp);
    }

    int smallest() {
        return shops.getFirst();
    }

    int largest() {
        return shops.getLast();
    }
}
