package com.talkingshops.customers.server.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Does things again and again beside a test, each on a thread of its own; the first failure of one ends it. */
public final class Endless {

    private final Duration rest;
    private final List<CompletableFuture<Void>> running = new ArrayList<>();
    private final CountDownLatch stop = new CountDownLatch(1);

    /**
     * Does nothing yet.
     *
     * @param rest between two times of the same
     */
    public Endless(Duration rest) {
        this.rest = rest;
    }

    /** Begins with something more. */
    public Endless begin(Runnable something) {
        running.add(CompletableFuture.runAsync(
                () -> {
                    do {
                        something.run();
                    } while (!isStopped());
                },
                task -> Thread.ofVirtual().start(task)));
        return this;
    }

    private boolean isStopped() {
        try {
            return stop.await(rest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Fails if one of them has. */
    public void requireAllWell() {
        running.forEach(one -> one.getNow(null));
    }

    /** Lets each come to an end; fails if one of them did. */
    public void stop() {
        stop.countDown();
        running.forEach(CompletableFuture::join);
    }
}
