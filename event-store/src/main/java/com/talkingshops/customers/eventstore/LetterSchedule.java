package com.talkingshops.customers.eventstore;

import java.time.Duration;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks for letters that are due to be tried again. Every node does, for the processors that it runs; a letter is tried by one of them. */
final class LetterSchedule {

    /** How long to wait from one look to the next. */
    static final Duration PAUSE = Duration.ofSeconds(1);

    private static final Logger LOG = LoggerFactory.getLogger(LetterSchedule.class);
    private static final int AT_ONCE = 100;

    private final LetterTable table;
    private final LetterRetry retry;
    private final Supplier<Set<String>> processors;

    LetterSchedule(LetterTable table, LetterRetry retry, Supplier<Set<String>> processors) {
        this.processors = processors;
        this.table = table;
        this.retry = retry;
    }

    void look() {
        table.due(processors.get(), AT_ONCE).forEach(this::retry);
    }

    private void retry(LetterTable.Sequence sequence) {
        try {
            retry.retry(sequence);
        } catch (RuntimeException | Error e) {
            // Nothing was tried that counts: the database is away, or the letter's events are handled elsewhere.
            LOG.debug("Dead letters of {} could not be tried again", sequence.processor(), e);
            postpone(sequence);
        }
    }

    /** Or the same would be first at the next look, and others never come. */
    private void postpone(LetterTable.Sequence sequence) {
        try {
            table.postpone(sequence, RetryPauses.WHEN_NOT_TRIED);
        } catch (RuntimeException | Error e) {
            LOG.debug("Dead letters of {} could not be put off", sequence.processor(), e);
        }
    }
}
