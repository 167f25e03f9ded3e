package com.talkingshops.customers.query.operation;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the operator is told of read models. */
public sealed interface ReadModelReply {

    /**
     * A read model.
     *
     * @param state {@code current} if it holds all that happened, else {@code behind}
     * @param position up to which event it holds what happened
     * @param lagEvents how far the end of the history is from there, at most
     * @param lagSeconds how old the first event is that it does not hold; 0 if there is none
     * @param rebuild the last time that it was built anew; {@code null} if it never was
     */
    @Schema(name = "ReadModel")
    record Detail(
            String name,
            String state,
            long position,
            long lagEvents,
            double lagSeconds,
            @Nullable Progress rebuild) implements ReadModelReply {}

    /**
     * How far a rebuild has come.
     *
     * @param state preparing, building, indexing, catching-up, completed, failed or cancelled
     * @param eventsDone how many events of the history it is through
     * @param eventsTotal how many there were when it began
     * @param eventsPerSecond since it began
     * @param secondsLeft until it is through at that rate; {@code null} before that can be told
     * @param problem why it failed
     */
    @Schema(name = "Rebuild")
    record Progress(
            String state,
            long eventsDone,
            long eventsTotal,
            long eventsPerSecond,
            @Nullable Long secondsLeft,
            Instant startedAt,
            @Nullable Instant endedAt,
            @Nullable String problem)
            implements ReadModelReply {}

    /** All read models. */
    @Schema(name = "ReadModels")
    record All(List<Detail> readModels) implements ReadModelReply {}
}
