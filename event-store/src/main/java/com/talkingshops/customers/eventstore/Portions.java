package com.talkingshops.customers.eventstore;

/**
 * How many events a segment of a processor takes at once: as many as it may, until it has failed a few times in a row by what is no event's
 * fault. A statement that takes longer than anybody waits for it fails each time with the same events; with half of them it may not.
 * Each thread has its own, since it works on one segment.
 */
final class Portions {

    /** How often the whole is tried; what fails by chance does not fail so often in a row. */
    private static final int TRIES = 3;

    /** After how many in a row that were written twice as many are tried. */
    private static final int SUCCESSES = 10;

    private final int whole;
    private final ThreadLocal<Portion> own = ThreadLocal.withInitial(Portion::new);

    private final class Portion {
        private int most = whole;
        private int failures;
        private int successes;
    }

    /**
     * Portions of events.
     *
     * @param whole the most that are taken at once
     */
    Portions(int whole) {
        this.whole = whole;
    }

    /** How many events this thread is to take at once. */
    int most() {
        return own.get().most;
    }

    /** This thread has written what it took. */
    void succeeded() {
        Portion portion = own.get();
        portion.failures = 0;
        if (portion.most < whole && ++portion.successes == SUCCESSES) {
            portion.successes = 0;
            portion.most = Math.min(whole, 2 * portion.most);
        }
    }

    /**
     * This thread could not write what it took, and will take it again.
     *
     * @param events how many that were
     */
    void failed(int events) {
        Portion portion = own.get();
        portion.successes = 0;
        if (++portion.failures >= TRIES || portion.most < whole) {
            portion.most = Math.max(1, Math.min(events, portion.most) / 2);
        }
    }
}
