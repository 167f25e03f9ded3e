package com.talkingshops.customers.query.operation;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the operator is told of dead letters: identifiers, times and causes, nothing of what an event says. */
public sealed interface LetterReply {

    /**
     * A letter.
     *
     * @param sequence the customer or tenant that the event belongs to
     * @param position where the event lies in the history
     * @param attempts 0 if it only follows another
     * @param cause class of the failure; {@code null} if it only follows another
     * @param causeDetail where it failed, and the database's SQLState
     * @param sequenceLength how many letters there are of the same sequence
     */
    @Schema(name = "DeadLetter")
    record Detail(
            String id,
            String readModel,
            @Nullable String tenantId,
            String sequence,
            String eventType,
            long position,
            Instant enqueuedAt,
            Instant lastTriedAt,
            long attempts,
            @Nullable String cause,
            @Nullable String causeDetail,
            long sequenceLength)
            implements LetterReply {}

    /** Some letters of all that there are. */
    @Schema(name = "DeadLetterPage")
    record Page(List<Detail> deadLetters, long total, long totalPages, Meta meta) implements LetterReply {}

    /** Which page it is. */
    @Schema(name = "DeadLetterPageMeta")
    record Meta(int page, int limit) {}

    /**
     * What became of an attempt.
     *
     * @param written how many letters of the sequence were taken in
     * @param left how many are left
     */
    @Schema(name = "DeadLetterRetried")
    record Retried(boolean success, String message, long written, long left) implements LetterReply {}

    /**
     * A letter is gone.
     *
     * @param left how many of its sequence are left
     */
    @Schema(name = "DeadLetterDropped")
    record Dropped(boolean success, String message, long left) implements LetterReply {}
}
