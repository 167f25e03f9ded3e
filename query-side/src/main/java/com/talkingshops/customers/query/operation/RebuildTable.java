package com.talkingshops.customers.query.operation;

import com.talkingshops.customers.query.operation.Rebuild.Kind;
import com.talkingshops.customers.query.operation.Rebuild.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Keeps how far copies of read models have come, and which node works on which, so that no two do the same work. Of each read model
 * one copy is worked on at most; of each kind the last one is remembered.
 */
@Component
class RebuildTable {

    private static final String RUNNING = " state in ('preparing', 'building', 'indexing', 'catching-up', 'comparing')";
    private static final String FREE = "(owner is null or owner = :owner or seen_at < now() - interval '10 seconds')";

    /** Each by its name: a newer release may add a column while this one runs, and a prepared statement does not survive that its rows become other ones. */
    private static final String SELECT =
            "select read_model, kind, state, began, position, total, indexes, problem, started_at, ended_at from es.rebuild";

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
     * Begins with a copy, unless one is worked on. First waits for whoever keeps the former ones from beginning anew.
     *
     * @return whether it has begun
     */
    boolean begin(String readModel, Kind kind, long total) {
        try {
            return database.sql("""
                            with former as (select from es.rebuild where read_model = :readModel for update)
                            insert into es.rebuild as r (read_model, kind, state, total)
                            select :readModel, :kind, 'preparing', :total from (select count(*) from former) f
                            on conflict (read_model, kind) do update
                               set state = 'preparing', began = 0, position = 0, total = excluded.total, indexes = '{}',
                                   problem = null, report = null, started_at = now(), ended_at = null, owner = null,
                                   seen_at = '-infinity'
                             where not (r.%s)
                            """.formatted(RUNNING.strip()))
                            .param("readModel", readModel)
                            .param("kind", kind.stored())
                            .param("total", total)
                            .update()
                    > 0;
        } catch (DuplicateKeyException another) {
            return false;
        }
    }

    /** The copy that is worked on, if there is one. */
    Optional<Rebuild> running(String readModel) {
        return database.sql(SELECT + " where read_model = ? and" + RUNNING)
                .param(readModel)
                .query(RebuildTable::rebuild)
                .optional();
    }

    /** The last copies of each kind. */
    List<Rebuild> all() {
        return database.sql(SELECT).query(RebuildTable::rebuild).list();
    }

    /** The read models, of some, of which there is a copy that nobody works on. */
    List<String> left(String owner, Collection<String> among) {
        return database.sql("select read_model from es.rebuild where %s and %s and read_model = any (:among)"
                        .formatted(RUNNING, FREE))
                .param("owner", owner)
                .param("among", among.toArray(String[]::new))
                .query(String.class)
                .list();
    }

    /**
     * Takes a rebuild that nobody works on.
     *
     * @param among the read models that this node has, and does not work on already
     */
    Optional<Rebuild> claim(String owner, Collection<String> among) {
        return database.sql("""
                        update es.rebuild set owner = :owner, seen_at = now()
                         where (read_model, kind) = (select read_model, kind from es.rebuild
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
                                + " report = null, seen_at = now() where read_model = :readModel and owner = :owner and"
                                + RUNNING)
                        .param("indexes", indexes.toArray(String[]::new)));
    }

    /** The former one is a copy from now on, which goes on from a position. */
    void broughtBack(String readModel, String owner, long position) {
        own(
                readModel,
                owner,
                database.sql("update es.rebuild set state = 'catching-up', began = :position, position = :position,"
                                + " seen_at = now() where read_model = :readModel and owner = :owner and" + RUNNING)
                        .param("position", position));
    }

    /** Says that this node still works on rebuilds; one that is held just now needs no saying. */
    void stillAt(String owner, Collection<String> readModels) {
        database.sql("""
                        update es.rebuild set seen_at = now()
                         where (read_model, kind) in (select read_model, kind from es.rebuild
                                                       where owner = :owner and read_model = any (:readModels)
                                                         for update skip locked)
                        """)
                .param("owner", owner)
                .param("readModels", readModels.toArray(String[]::new))
                .update();
    }

    /**
     * Keeps anybody from beginning with a copy of a read model until the current transaction ends, if there were some, all are over,
     * and nobody has been at them for 10 s.
     */
    boolean holdIfOver(String readModel) {
        List<Boolean> idle = database.sql(
                        "select not (" + RUNNING.strip() + ") and seen_at < now() - interval '10 seconds'"
                                + " from es.rebuild where read_model = ? for update skip locked")
                .param(readModel)
                .query(Boolean.class)
                .list();
        return !idle.isEmpty()
                && idle.stream().allMatch(Boolean::booleanValue)
                && idle.size()
                        == database.sql("select count(*) from es.rebuild where read_model = ?")
                                .param(readModel)
                                .query(Integer.class)
                                .single();
    }

    /** Makes sure that a copy of one's own is still wanted, without keeping it so. */
    void requireOurs(String readModel, String owner) {
        database.sql("select 1 from es.rebuild where read_model = ? and owner = ? and" + RUNNING)
                .param(readModel)
                .param(owner)
                .query(Integer.class)
                .optional()
                .orElseThrow(() -> new NoLongerOurs(readModel));
    }

    void failed(String readModel, String owner, String problem) {
        own(
                readModel,
                owner,
                database.sql("update es.rebuild set state = 'failed', problem = :problem, ended_at = now()"
                                + " where read_model = :readModel and owner = :owner and" + RUNNING)
                        .param("problem", problem));
    }

    /** Ends the work on a copy, whoever does it; waits for what is being written. */
    boolean cancel(String readModel, Kind kind) {
        return database.sql("update es.rebuild set state = 'cancelled', ended_at = now()"
                                + " where read_model = ? and kind = ? and" + RUNNING)
                        .params(readModel, kind.stored())
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
                Kind.of(row.getString("kind")),
                State.of(row.getString("state")),
                row.getLong("began"),
                row.getLong("position"),
                row.getLong("total"),
                List.of((String[]) row.getArray("indexes").getArray()),
                row.getString("problem"),
                Objects.requireNonNull(row.getObject("started_at", OffsetDateTime.class))
                        .toInstant(),
                ended == null ? null : ended.toInstant());
    }
}
