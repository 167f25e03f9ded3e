package com.talkingshops.customers.eventstore.chain;

import com.talkingshops.customers.eventstore.LocalCommit;
import com.talkingshops.customers.eventstore.chain.ChainCheck.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Keeps how far the last check has come, for all nodes, by the database's clock. */
final class CheckTable {

    private static final String ALIVE = "ended_at is null and seen_at > clock_timestamp() - interval '10 seconds'";

    private final JdbcClient database;

    CheckTable(JdbcClient database) {
        this.database = database;
    }

    /** Begins a check, unless one is going on somewhere. */
    boolean begin(String owner, @Nullable String partition) {
        return database.sql("""
                        insert into es.chain_check as c (owner, seen_at, started_at, partition, done, total)
                        values (:owner, clock_timestamp(), clock_timestamp(), :partition, 0, 0)
                        on conflict (single) do update
                           set owner = excluded.owner, seen_at = excluded.seen_at, started_at = excluded.started_at,
                               ended_at = null, partition = excluded.partition, done = 0, total = 0, position = null,
                               unchained = null, problem = null, intact = null, kind = null, found_partition = null,
                               number = null, global_index = null, event_identifier = null, detail = null
                         where not (c.ended_at is null and c.seen_at > clock_timestamp() - interval '10 seconds')
                        """)
                        .param("owner", owner)
                        .param("partition", partition)
                        .update()
                > 0;
    }

    void at(String owner, long done, long total) {
        database.sql("update es.chain_check set done = ?, total = ?, seen_at = clock_timestamp()"
                        + " where owner = ? and ended_at is null and " + LocalCommit.HERE)
                .param(done)
                .param(total)
                .param(owner)
                .update();
    }

    /** Says that a check's node still works on it, also while it comes no further. */
    void stillAt(String owner) {
        database.sql("update es.chain_check set seen_at = clock_timestamp() where owner = ? and ended_at is null and "
                        + LocalCommit.HERE)
                .param(owner)
                .update();
    }

    void completed(String owner, Outcome outcome) {
        Finding first = outcome.first();
        database.sql("""
                        update es.chain_check
                           set ended_at = clock_timestamp(), done = :done, total = greatest(total, :done),
                               position = :position, unchained = :unchained, intact = :intact,
                               kind = :kind, found_partition = :partition, number = :number,
                               global_index = :globalIndex, event_identifier = :eventId, detail = :detail
                         where owner = :owner and ended_at is null
                        """)
                .param("owner", owner)
                .param("done", outcome.events())
                .param("position", outcome.position())
                .param("unchained", outcome.unchained())
                .param("intact", outcome.intact())
                .param("kind", first == null ? null : first.kind().told())
                .param("partition", first == null ? null : first.partition())
                .param("number", first == null ? null : first.number())
                .param("globalIndex", first == null ? null : first.globalIndex())
                .param("eventId", first == null ? null : first.eventId())
                .param("detail", first == null ? null : first.detail())
                .update();
    }

    void failed(String owner, String problem) {
        database.sql("update es.chain_check set ended_at = clock_timestamp(), problem = ?"
                        + " where owner = ? and ended_at is null")
                .param(problem)
                .param(owner)
                .update();
    }

    Optional<ChainCheck> last() {
        return database.sql("select *, " + ALIVE + " as alive from es.chain_check")
                .query(CheckTable::check)
                .optional();
    }

    private static ChainCheck check(ResultSet row, int rowNumber) throws SQLException {
        boolean completed = row.getObject("intact") != null;
        boolean running = row.getBoolean("alive");
        String problem = row.getString("problem");
        String kind = row.getString("kind");
        return new ChainCheck(
                completed ? State.COMPLETED : running ? State.RUNNING : State.FAILED,
                row.getString("partition"),
                Objects.requireNonNull(instant(row, "started_at")),
                instant(row, "ended_at"),
                row.getLong("done"),
                row.getLong("total"),
                row.getObject("position", Long.class),
                row.getObject("unchained", Long.class),
                completed || running || problem != null ? problem : "Its node is gone.",
                completed ? row.getBoolean("intact") : null,
                kind == null
                        ? null
                        : new Finding(
                                Kind.of(kind),
                                row.getString("found_partition"),
                                row.getObject("number", Long.class),
                                row.getObject("global_index", Long.class),
                                row.getString("event_identifier"),
                                row.getString("detail")));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
