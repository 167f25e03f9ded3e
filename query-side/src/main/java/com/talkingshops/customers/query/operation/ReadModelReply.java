package com.talkingshops.customers.query.operation;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
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
     * @param verify the last time that it was compared with a copy; {@code null} if it never was
     * @param swapBack the last time that what was read before came back; {@code null} if it never did
     * @param previousUntil how long what was read before can come back; {@code null} if it cannot
     */
    @Schema(name = "ReadModel")
    record Detail(
            String name,
            String state,
            long position,
            long lagEvents,
            double lagSeconds,
            @Nullable Progress rebuild,
            @Nullable Progress verify,
            @Nullable Progress swapBack,
            @Nullable Instant previousUntil)
            implements ReadModelReply {}

    /**
     * How far work on a copy has come.
     *
     * @param state building, catching-up, comparing, completed, failed or cancelled
     * @param eventsDone how far it has come since it began, in positions of the history, of which some may have no event
     * @param eventsTotal how far it had to go when it began: all of the history, or what has happened since it was read
     * @param eventsPerSecond how fast that is, since it began
     * @param secondsLeft until it is through at that rate; {@code null} before that can be told
     * @param problem why it failed
     * @param comparison what a comparison with the copy has found; {@code null} if there was none
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
            @Nullable String problem,
            @Nullable Comparison comparison)
            implements ReadModelReply {}

    /**
     * What a comparison of what is read with a copy has found.
     *
     * @param position up to which event both held what happened
     * @param compared how many rows and totals there were to compare
     * @param differences how many are missing, too many, or say something else than they should
     * @param eventsNotTakenIn how many events the copy goes without, since they cannot be taken in
     * @param tables the same by table
     * @param rows the first thousand rows that differ; none in a list of read models
     */
    @Schema(name = "Comparison")
    record Comparison(
            long position, long compared, long differences, long eventsNotTakenIn, List<Table> tables, List<Row> rows)
            implements ReadModelReply {}

    /**
     * What was found in a table.
     *
     * @param compared how many rows or totals of it readers see
     * @param missing how many more they should see
     * @param extra how many they see and should not
     * @param different how many say something else than they should
     */
    @Schema(name = "ComparedTable")
    record Table(String table, long compared, long missing, long extra, long different) implements ReadModelReply {}

    /**
     * A row that differs, without what it says.
     *
     * @param key the columns of its key
     * @param difference missing, extra or different
     * @param columns which columns differ
     */
    @Schema(name = "DifferentRow")
    record Row(String table, Map<String, Object> key, String difference, List<String> columns)
            implements ReadModelReply {}

    /** All read models. */
    @Schema(name = "ReadModels")
    record All(List<Detail> readModels) implements ReadModelReply {}
}
