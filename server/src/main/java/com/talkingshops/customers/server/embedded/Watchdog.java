package com.talkingshops.customers.server.embedded;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks after something that has to run, and starts it again whenever it has ended. */
final class Watchdog implements AutoCloseable {

    /** Starts it again. */
    @FunctionalInterface
    interface Restart {
        void run() throws Exception;
    }

    private static final Logger LOG = LoggerFactory.getLogger(Watchdog.class);
    private static final Duration LOOK_EVERY = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    private final BooleanSupplier alive;
    private final Restart restart;
    private final CountDownLatch dismissed = new CountDownLatch(1);
    private final Thread thread;

    Watchdog(String what, BooleanSupplier alive, Restart restart) {
        this.alive = alive;
        this.restart = restart;
        this.thread = Thread.ofPlatform().daemon().name("watchdog of " + what).start(() -> watch(what));
    }

    private void watch(String what) {
        Duration pause = LOOK_EVERY;
        while (!isDismissedWithin(pause)) {
            pause = alive.getAsBoolean() || restarted(what) ? LOOK_EVERY : longer(pause);
        }
    }

    private boolean restarted(String what) {
        LOG.warn("{} has ended by itself and is started again", what);
        try {
            restart.run();
            LOG.info("{} is back", what);
            return true;
        } catch (Exception e) {
            LOG.error("{} could not be started again; the next attempt follows", what, e);
            return false;
        }
    }

    private boolean isDismissedWithin(Duration pause) {
        try {
            return dismissed.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            return true;
        }
    }

    private static Duration longer(Duration pause) {
        Duration doubled = pause.multipliedBy(2);
        return doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
    }

    /** Stops looking, and breaks a restart off that is under way. */
    @Override
    public void close() {
        dismissed.countDown();
        thread.interrupt();
        try {
            thread.join(LONGEST_PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
