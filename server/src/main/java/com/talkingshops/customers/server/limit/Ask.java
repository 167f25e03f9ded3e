package com.talkingshops.customers.server.limit;

import com.talkingshops.customers.api.tenant.Caller;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** A request that waits to be let in, and may have to see to it for all that wait. */
final class Ask {

    private final Caller caller;
    private final CountDownLatch called = new CountDownLatch(1);
    private volatile @Nullable Allowance allowance;
    private volatile @Nullable Throwable failure;

    Ask(Caller caller) {
        this.caller = caller;
    }

    Caller caller() {
        return caller;
    }

    /** Says what has become of it. */
    void answer(Allowance decided) {
        allowance = decided;
        called.countDown();
    }

    /** Says that nobody could decide. */
    void fail(Throwable e) {
        failure = e;
        called.countDown();
    }

    /** Says that it is its turn to decide for all that wait. */
    void lead() {
        called.countDown();
    }

    /**
     * Waits until it is called, and tells whether it is its turn to decide. No interrupt ends it: if whoever is to decide for all
     * went away, nobody would.
     */
    boolean isToLead() {
        boolean interrupted = false;
        while (called.getCount() > 0) {
            try {
                called.await();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return allowance == null && failure == null;
    }

    /**
     * What has become of it.
     *
     * @throws RuntimeException what kept whoever decided from it
     * @throws Error likewise
     */
    Allowance answer() {
        switch (failure) {
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            case null, default -> {
                return Objects.requireNonNull(allowance, "not decided yet");
            }
        }
    }
}
