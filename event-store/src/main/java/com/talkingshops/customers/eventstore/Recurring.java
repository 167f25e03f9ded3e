package com.talkingshops.customers.eventstore;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.axonframework.messaging.deadletter.Cause;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Does something again and again while the application runs, on a thread of its own. A turn that fails is followed by the
 * next as if it had not: what fails is mostly the database being away, and is said once and not every second.
 */
public final class Recurring implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Recurring.class);
    /** How long a turn that has begun may go on at a stop; interrupted, it would lose its connection. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final String name;
    private final Supplier<Duration> pause;
    private final Runnable turn;
    private final Duration patience;
    private Runnable ending = () -> {};
    private volatile @Nullable Turns turns;

    /**
     * Does something with the same pause after each turn.
     *
     * @param name of the thread, and in the log
     */
    public Recurring(String name, Duration pause, Runnable turn) {
        this(name, () -> pause, turn);
    }

    /**
     * Does something with pauses of changing lengths.
     *
     * @param name of the thread, and in the log
     * @param pause asked after each turn
     */
    public Recurring(String name, Supplier<Duration> pause, Runnable turn) {
        this(name, pause, turn, PATIENCE);
    }

    Recurring(String name, Supplier<Duration> pause, Runnable turn, Duration patience) {
        this.name = name;
        this.pause = pause;
        this.turn = turn;
        this.patience = patience;
    }

    /** Has something else done at each stop, after the last turn if that ended in time, and before what runs in lower phases stops. */
    Recurring endingWith(Runnable last) {
        ending = last;
        return this;
    }

    @Override
    public void start() {
        var started = new Turns();
        turns = started;
        started.thread.start();
    }

    /** Waits for the turn that has begun, but not for long: then it is interrupted. */
    @Override
    public void stop() {
        Turns stopping = turns;
        turns = null;
        if (stopping != null) {
            stopping.end();
        }
    }

    @Override
    public boolean isRunning() {
        return turns != null;
    }

    /** Has the next turn begin without waiting, at once or behind the present one. */
    public void callNow() {
        Turns running = turns;
        if (running != null) {
            running.calls.release();
        }
    }

    /** Those from a start to the stop after it. */
    private final class Turns {

        private final Thread thread = Thread.ofVirtual().name(name).unstarted(this::run);
        private final Semaphore calls = new Semaphore(0);
        private volatile boolean over;
        private boolean failing;

        private void run() {
            try {
                do {
                    once();
                    calls.tryAcquire(pause.get().toNanos(), TimeUnit.NANOSECONDS);
                    // Calls so far are answered by the next turn, and whoever ends the turns says so before calling.
                    calls.drainPermits();
                } while (!over);
                last();
            } catch (InterruptedException e) {
                LOG.debug("{} was interrupted", name);
            }
        }

        private void last() {
            try {
                ending.run();
            } catch (RuntimeException e) {
                LOG.debug("{} could not be ended", name, e);
            }
        }

        private void once() {
            try {
                turn.run();
                if (failing) {
                    failing = false;
                    LOG.info("{} works again", name);
                }
            } catch (RuntimeException | Error e) {
                failed(e);
            }
        }

        private void failed(Throwable failure) {
            LOG.debug("{} has failed", name, failure);
            if (!failing && !over) {
                failing = true;
                Cause cause = FailureCause.of(failure);
                LOG.warn("{} does not work, and goes on trying: {}, {}", name, cause.type(), cause.message());
            }
        }

        void end() {
            over = true;
            calls.release();
            try {
                if (!thread.join(patience)) {
                    thread.interrupt();
                }
            } catch (InterruptedException e) {
                thread.interrupt();
                Thread.currentThread().interrupt();
            }
        }
    }
}
