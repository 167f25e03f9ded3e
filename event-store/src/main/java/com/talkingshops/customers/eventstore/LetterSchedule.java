package com.talkingshops.customers.eventstore;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Looks every second for letters that are due to be tried again. Every node does; a letter is tried by one of them. */
final class LetterSchedule implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(LetterSchedule.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final int AT_ONCE = 100;

    private final LetterTable table;
    private final LetterRetry retry;
    private volatile @Nullable Thread running;

    LetterSchedule(LetterTable table, LetterRetry retry) {
        this.table = table;
        this.retry = retry;
    }

    @Override
    public void start() {
        running = Thread.ofVirtual().name("dead-letters").start(this::run);
    }

    private void run() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                table.due(AT_ONCE).forEach(this::retry);
                Thread.sleep(PAUSE);
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                LOG.debug("Dead letters could not be looked for", e);
                if (!rest()) {
                    return;
                }
            }
        }
    }

    private void retry(LetterTable.Sequence sequence) {
        try {
            retry.retry(sequence);
        } catch (RuntimeException e) {
            // Nothing was tried that counts: the database is away, or the letter's events are handled elsewhere.
            LOG.debug("Dead letters of {} could not be tried again", sequence.processor(), e);
        }
    }

    private static boolean rest() {
        try {
            Thread.sleep(PAUSE);
            return true;
        } catch (InterruptedException e) {
            return false;
        }
    }

    @Override
    public void stop() {
        Thread thread = running;
        running = null;
        if (thread != null) {
            thread.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running != null;
    }
}
