package com.talkingshops.customers.query.operation;

import com.talkingshops.customers.query.operation.Rebuild.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps how far rebuilds have come, and which node works on which, so that no two do the same work. */
@Component
class RebuildTable {

    private static final String RUNNING = " state in ('preparing', 'building', 'indexing', 'catching-up')";
    private static final String FREE = "(owner is null or owner = :owner or seen_at < now() - interval '10 seconds')";

    private final JdbcClient database;

    RebuildTable(JdbcClient database) {
        this.database = database;
    }

    /** Somebody else works on a rebuild, or it was cancelled. */
    static final class NoLongerOurs extends RuntimeException {

        NoLongerOurs(String readModel) {
            super("The rebuild of " + readModel + " is no longer this node's.");
        }
    }

    /**
     * Begins a rebuild, unless there is one.
     *
     * @return whether it has begun
     */
    boolean begin(String readModel, long total) {
        return database.sql("""
                        insert into es.rebuild as r (read_model, state, total) values (:readModel, 'preparing', :total)
                        on conflict (read_model) do update
                           set state = 'preparing', position = 0, total = excluded.total, indexes = '{}', problem = null,
                               started_at = now(), ended_at = null, owner = null, seen_at = '-infinity'
                         where not (r.%s)
                        """.formatted(RUNNING.strip()))
                        .param("readModel", readModel)
                        .param("total", total)
                        .update()
                > 0;
    }

    Optional<Rebuild> of(String readModel) {
        return database.sql("select * from es.rebuild where read_model = ?")
                .param(readModel)
                .query(RebuildTable::rebuild)
                .optional();
    }

    /**
     * Takes a rebuild that nobody works on.
     *
     * @param among the read models that this node has, and does not work on already
     */
    Optional<Rebuild> claim(String owner, Collection<String> among) {
        return database.sql("""
                        update es.rebuild set owner = :owner, seen_at = now()
                         where read_model = (select read_model from es.rebuild
                                              where %s and %s and read_model = any (:among)
                                              order by started_at limit 1 for update skip locked)
                        returning *
                        """.formatted(RUNNING, FREE))
                .param("owner", owner)
                .param("among", among.toArray(String[]::new))
                .query(RebuildTable::rebuild)
                .optional();
    }

    /** Keeps a rebuild of one's own from being taken or cancelled until the current transaction ends. */
    void hold(String readModel, String owner) {
        database.sql("select 1 from es.rebuild where read_model = ? and owner = ? and" + RUNNING + " for share")
                .param(readModel)
                .param(owner)
                .query(Integer.class)
                .optional()
                .orElseThrow(() -> new NoLongerOurs(readModel));
    }

    /** Says how far a rebuild of one's own has come, once that is committed. */
    void advance(String readModel, String owner, long position) {
        own(
                readModel,
                owner,
                database.sql("update es.rebuild set position = :position, seen_at = now()"
                                + " where read_model = :readModel and owner = :owner and" + RUNNING)
                        .param("position", position));
    }

    void enter(String readModel, String owner, State state) {
        own(
                readModel,
                owner,
                database.sql("update es.rebuild set state = :state, seen_at = now(),"
                                + " ended_at = case when :over then now() end"
                                + " where read_model = :readModel and owner = :owner and" + RUNNING)
                        .param("state", state.stored())
                        .param("over", state.isOver()));
    }

    void prepared(String readModel, String owner, List<String> indexes) {
        own(
                readModel,
                owner,
                database.sql("update es.rebuild set state = 'building', position = 0, indexes = :indexes,"
                                + " seen_at = now() where read_model = :readModel and owner = :owner and" + RUNNING)
                        .param("indexes", indexes.toArray(String[]::new)));
    }

    /** Says that this node still works on rebuilds; one that is held just now needs no saying. */
    void stillAt(String owner, Collection<String> readModels) {
        database.sql("""
                        update es.rebuild set seen_at = now()
                         where read_model in (select read_model from es.rebuild
                                               where owner = :owner and read_model = any (:readModels)
                                                 for update skip locked)
                        """)
                .param("owner", owner)
                .param("readModels", readModels.toArray(String[]::new))
                .update();
    }

    /**
     * Keeps the last rebuild of a read model from beginning anew until the current transaction ends, if it is over and nobody
     * has been at it for 10 s.
     */
    Optional<Rebuild> holdIfOver(String readModel) {
        return database.sql("""
                        select * from es.rebuild
                         where read_model = ? and state in ('completed', 'failed', 'cancelled')
                           and seen_at < now() - interval '10 seconds'
                           for update skip locked
                        """).param(readModel).query(RebuildTable::rebuild).optional();
    }

    void failed(String readModel, String owner, String problem) {
        own(
                readModel,
                owner,
                database.sql("update es.rebuild set state = 'failed', problem = :problem, ended_at = now()"
                                + " where read_model = :readModel and owner = :owner and" + RUNNING)
                        .param("problem", problem));
    }

    /** Ends a rebuild, whoever works on it. */
    boolean cancel(String readModel) {
        return database.sql("update es.rebuild set state = 'cancelled', ended_at = now() where read_model = ? and"
                                + RUNNING)
                        .param(readModel)
                        .update()
                > 0;
    }

    private static void own(String readModel, String owner, JdbcClient.StatementSpec update) {
        if (update.param("readModel", readModel).param("owner", owner).update() == 0) {
            throw new NoLongerOurs(readModel);
        }
    }

    private static Rebuild rebuild(ResultSet row, int number) throws SQLException {
        OffsetDateTime ended = row.getObject("ended_at", OffsetDateTime.class);
        return new Rebuild(
                row.getString("read_model"),
                State.of(row.getString("state")),
                row.getLong("position"),
                row.getLong("total"),
                List.of((String[]) row.getArray("indexes").getArray()),
                row.getString("problem"),
                Objects.requireNonNull(row.getObject("started_at", OffsetDateTime.class))
                        .toInstant(),
                ended == null ? null : ended.toInstant());
    }
}
