package com.talkingshops.customers.eventstore;

import java.time.Duration;

/**
 * Has work that nobody waits for take turns: so much of it goes on at a time while nobody is served, and less as soon as somebody is, or
 * requests would share the processors with all of it. What has begun goes on to its end, so it should come in pieces of less than a second, or be few.
 */
public final class BackgroundWork {

    /** After so long it is looked again whether somebody is still served. */
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

    private static final int CORES = Runtime.getRuntime().availableProcessors();

    /** How much goes on at a time on this machine: no more than there are cores, and not on all connections. */
    static final int MOST = Math.clamp(CORES, 1, 4);

    /** Beside somebody, who needs the other cores. */
    private static final int BESIDE = Math.clamp(CORES / 2, 1, MOST);

    private final int alone;
    private final int beside;
    private final Foreground foreground;

    /** Guarded by this. */
    private int going;

    /** Tells whether somebody is served who waits for it. */
    @FunctionalInterface
    public interface Foreground {

        /** Nobody ever is. */
        Foreground NONE = () -> false;

        boolean isGoingOn();
    }

    /**
     * Nothing is going on yet.
     *
     * @param alone how much goes on at a time while nobody is served, 1 at least
     * @param beside how much while somebody is, 1 at least
     */
    BackgroundWork(int alone, int beside, Foreground foreground) {
        this.alone = alone;
        this.beside = beside;
        this.foreground = foreground;
    }

    /** As much as this machine can do. */
    public static BackgroundWork ofThisMachine(Foreground foreground) {
        return new BackgroundWork(MOST, BESIDE, foreground);
    }

    /** Does something when it is its turn, on the thread that asks for it. Whoever is interrupted waits for that all the same. */
    public void inTurn(Runnable work) {
        begin();
        try {
            work.run();
        } finally {
            end();
        }
    }

    private synchronized void begin() {
        boolean interrupted = false;
        while (going >= (foreground.isGoingOn() ? beside : alone)) {
            try {
                wait(BETWEEN_LOOKS.toMillis());
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        going++;
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void end() {
        going--;
        notifyAll();
    }
}
