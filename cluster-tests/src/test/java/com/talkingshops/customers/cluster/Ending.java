package com.talkingshops.customers.cluster;

import java.util.List;

/** Ends several things, each of them also when one before it could not be ended in order. */
final class Ending {

    private Ending() {}

    /**
     * Ends them, the first of them first.
     *
     * @throws Exception the first failure; it has those after it with it
     */
    static void all(List<? extends AutoCloseable> things) throws Exception {
        if (!things.isEmpty()) {
            try (var _ = things.getLast()) {
                all(things.subList(0, things.size() - 1));
            }
        }
    }
}
