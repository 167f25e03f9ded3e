package com.talkingshops.customers.eventstore;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * How soon a reader at the end of the history looks for more. Where much is written, a look at every commit makes batches of
 * one or two events, and what a batch costs beside its events is most of what projections cost; so it waits a little for
 * others to come along. Where somebody waits for what is written, it does not.
 */
final class Pace {

    private final long restNanos;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition hurry = lock.newCondition();
    private int waiting;

    /**
     * Sets a pace.
     *
     * @param rest the least time between two looks while nobody waits
     */
    Pace(Duration rest) {
        this.restNanos = rest.toNanos();
    }

    /** Somebody waits for what is written, until {@link #endWaiting}. */
    void beginWaiting() {
        lock.lock();
        try {
            waiting++;
            hurry.signalAll();
        } finally {
            lock.unlock();
        }
    }

    void endWaiting() {
        lock.lock();
        try {
            waiting--;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Returns when it is time for another look.
     *
     * @param lastLook when the last one was, as {@link System#nanoTime} tells it
     */
    void rest(long lastLook) {
        lock.lock();
        try {
            for (long left = left(lastLook); left > 0 && waiting == 0; left = left(lastLook)) {
                hurry.await(left, TimeUnit.NANOSECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    private long left(long lastLook) {
        return lastLook + restNanos - System.nanoTime();
    }
}
