package com.talkingshops.customers.eventstore;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks for letters that are due to be tried again. Every node does; a letter is tried by one of them. */
final class LetterSchedule {

    /** How long to wait from one look to the next. */
    static final Duration PAUSE = Duration.ofSeconds(1);

    private static final Logger LOG = LoggerFactory.getLogger(LetterSchedule.class);
    private static final int AT_ONCE = 100;

    private final LetterTable table;
    private final LetterRetry retry;

    LetterSchedule(LetterTable table, LetterRetry retry) {
        this.table = table;
        this.retry = retry;
    }

    void look() {
        table.due(AT_ONCE).forEach(this::retry);
    }

    private void retry(LetterTable.Sequence sequence) {
        try {
            retry.retry(sequence);
        } catch (RuntimeException e) {
            // Nothing was tried that counts: the database is away, or the letter's events are handled elsewhere.
            LOG.debug("Dead letters of {} could not be tried again", sequence.processor(), e);
        }
    }
}
