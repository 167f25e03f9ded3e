package com.talkingshops.customers.eventstore;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Events that projections could not take in. They are tried again by themselves; whoever operates the service can look at
 * them, have them tried now, or give them up.
 */
public interface DeadLetters {

    /**
     * A dead letter, without what the event says.
     *
     * @param id names the letter
     * @param processor the projection that lacks the event
     * @param sequence what the event belongs to
     * @param index its place in the sequence; the first is the one that is tried
     * @param eventType the name that the event is stored under
     * @param position where the event lies in the history; 0 if that is not known
     * @param metaData what the event's message carries
     * @param attempts how often it was tried; 0 for one that only follows another
     * @param cause class of the failure; {@code null} for one that only follows another
     * @param causeDetail where it failed, the SQLState; never a value
     * @param sequenceLength how many letters its sequence has
     */
    record Letter(
            String id,
            String processor,
            String sequence,
            long index,
            String eventType,
            long position,
            Map<String, ?> metaData,
            Instant enqueuedAt,
            Instant lastTriedAt,
            long attempts,
            @Nullable String cause,
            @Nullable String causeDetail,
            long sequenceLength) {}

    /** Some letters of all that there are. */
    record Page(List<Letter> letters, long total) {}

    /** What became of an attempt. */
    sealed interface Outcome {

        /** There is no such letter. */
        record Unknown() implements Outcome {}

        /** Somebody else is at it. */
        record Busy() implements Outcome {}

        /**
         * It was done.
         *
         * @param written how many letters of the sequence were taken in
         * @param left how many are left
         */
        record Done(long written, long left) implements Outcome {}
    }

    /**
     * Lists letters, the oldest first.
     *
     * @param processor of one projection; {@code null} for all
     * @param page from 1
     */
    Page find(@Nullable String processor, int page, int limit);

    Optional<Letter> find(String id);

    /** Tries the sequence of a letter again, from its first on, now. */
    Outcome retry(String id);

    /** Gives a letter up: the projection will never take the event in. What follows it is tried again soon. */
    Outcome drop(String id);

    /** Whether one of these events, by their identifiers, is among the letters. Asks nobody while there are no letters. */
    boolean contain(Collection<String> events);

    /** How many letters each projection has, by its name. */
    Map<String, Long> byProcessor();
}
