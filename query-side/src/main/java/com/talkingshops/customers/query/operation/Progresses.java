package com.talkingshops.customers.query.operation;

import com.talkingshops.customers.query.operation.Rebuild.State;
import com.talkingshops.customers.query.operation.comparison.Report;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells how far work on a copy has come. */
final class Progresses {

    private static final double MILLIS = 1e3;

    private Progresses() {}

    static ReadModelReply.Progress of(Rebuild rebuild, @Nullable Report report, boolean withRows, Instant now) {
        Instant end = rebuild.endedAt() == null ? now : rebuild.endedAt();
        long millis = Math.max(1, Duration.between(rebuild.startedAt(), end).toMillis());
        long total = Math.max(0, rebuild.total() - rebuild.began());
        long done = Math.clamp(rebuild.position() - rebuild.began(), 0, total);
        long perSecond = Math.round(done * MILLIS / millis);
        return new ReadModelReply.Progress(
                rebuild.state().told(),
                done,
                total,
                perSecond,
                secondsLeft(rebuild, total - done, perSecond),
                rebuild.startedAt(),
                rebuild.endedAt(),
                rebuild.problem(),
                report == null ? null : comparison(report, withRows));
    }

    private static @Nullable Long secondsLeft(Rebuild rebuild, long left, long perSecond) {
        if (rebuild.state().isOver() || rebuild.state().compareTo(State.BUILDING) > 0) {
            return 0L;
        }
        return perSecond == 0 ? null : Math.ceilDiv(left, perSecond);
    }

    private static ReadModelReply.Comparison comparison(Report report, boolean withRows) {
        return new ReadModelReply.Comparison(
                report.position(),
                report.compared(),
                report.differences(),
                report.notTakenIn(),
                report.tables().stream()
                        .map(table -> new ReadModelReply.Table(
                                table.table(), table.compared(), table.missing(), table.extra(), table.different()))
                        .toList(),
                withRows
                        ? report.rows().stream()
                                .map(row -> new ReadModelReply.Row(
                                        row.table(), row.key(), row.kind().told(), row.columns()))
                                .toList()
                        : List.of());
    }
}
