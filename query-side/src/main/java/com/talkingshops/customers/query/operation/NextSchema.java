package com.talkingshops.customers.query.operation;

import com.talkingshops.customers.eventstore.Silence;
import com.talkingshops.customers.query.readmodel.ReadModel;
import com.talkingshops.customers.query.readmodel.ReadModelMigration;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * The schema in which a read model is built anew, beside the one that is read. While it is filled it has no more indexes than
 * its keys, and those that the projector looks things up by, whose comment says so: to make the others at once, at the end, costs a fraction.
 */
@Component
class NextSchema {

    private static final String INDEXES = """
            select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as definition
              from pg_index i
             where i.indexrelid in (select oid from pg_class where relnamespace = ?::regnamespace)
               and not exists (select from pg_constraint c where c.conindid = i.indexrelid)
               and obj_description(i.indexrelid, 'pg_class') is distinct from 'projector'
             order by 1
            """;

    /** Locks go with transactions, which have names. */
    private static final String HOLDERS = """
            select distinct virtualtransaction from pg_locks
             where database = (select oid from pg_database where datname = current_database())
               and relation in (select oid from pg_class where relnamespace in (to_regnamespace(?), to_regnamespace(?)))
               and granted
            """;

    private final JdbcTemplate database;
    private final ReadModelMigration migration;

    private record Index(String name, String definition) {}

    NextSchema(JdbcTemplate database, ReadModelMigration migration) {
        this.database = database;
        this.migration = migration;
    }

    static String of(ReadModel readModel) {
        return readModel.schema() + "_next";
    }

    /** Makes empty tables. Not in a transaction that has touched the schema, as it has connections of its own. */
    void create(ReadModel readModel) {
        migration.migrate(readModel, of(readModel));
    }

    void drop(ReadModel readModel) {
        drop(of(readModel));
    }

    /** Drops what was read before. */
    void dropPrevious(ReadModel readModel) {
        drop(readModel.previousSchema());
    }

    /** Whether there are tables of a copy. */
    boolean exists(ReadModel readModel) {
        return exists(of(readModel));
    }

    /** Whether there is what was read before. */
    boolean hasPrevious(ReadModel readModel) {
        return exists(readModel.previousSchema());
    }

    private boolean exists(String schema) {
        return Boolean.TRUE.equals(
                database.queryForObject("select to_regnamespace(?) is not null", Boolean.class, schema));
    }

    private void drop(String schema) {
        database.execute("drop schema if exists " + schema + " cascade");
    }

    /** Lets nothing in the current transaction wait longer for a lock. */
    void waitAtMost(Duration time) {
        database.execute("set local lock_timeout = " + time.toMillis());
    }

    /** Whether its tables are those of this release. */
    boolean isOfThisRelease(ReadModel readModel) {
        return migrations(of(readModel)).equals(migration.ofThisRelease(readModel));
    }

    /** Whether that is true of the tables that are read: a later release may have changed them since this node has started. */
    boolean isReadByThisRelease(ReadModel readModel) {
        return migrations(readModel.schema()).equals(migration.ofThisRelease(readModel));
    }

    /**
     * Makes sure of that: a copy of this release would undo what another has changed.
     *
     * @throws UnfitCopy if it is not so
     */
    void requireReadByThisRelease(ReadModel readModel) {
        if (!isReadByThisRelease(readModel)) {
            throw new UnfitCopy("The tables that are read are those of another release than this node's,"
                    + " so the copy would undo what that has changed. Nodes of that release build it anew.");
        }
    }

    /** Whether what was read before has the tables of what is read. */
    boolean previousIsOfThisRelease(ReadModel readModel) {
        return migrations(readModel.previousSchema()).equals(migrations(readModel.schema()));
    }

    private List<String> migrations(String schema) {
        boolean known = Boolean.TRUE.equals(database.queryForObject(
                "select to_regclass(?) is not null", Boolean.class, schema + ".flyway_schema_history"));
        return known
                ? database.queryForList(
                        "select script || ' ' || coalesce(checksum, 0) from " + schema
                                + ".flyway_schema_history where version is not null order by installed_rank",
                        String.class)
                : List.of();
    }

    /** Drops the indexes that only readers need, in the current transaction, and tells how to make them. */
    List<String> dropIndexes(ReadModel readModel) {
        var indexes = database.query(
                INDEXES, (row, number) -> new Index(row.getString("name"), row.getString("definition")), of(readModel));
        indexes.forEach(index -> database.execute("drop index " + index.name()));
        return indexes.stream().map(Index::definition).toList();
    }

    /**
     * Lets the current transaction find rows by their keys, by plans for the tables as they are. Otherwise a plan is made once, for tables that are
     * still empty, where any index and none is as good as another; and until somebody analyzes them it reads all that a tenant has, again and again.
     */
    void planForGrowingTables() {
        database.execute("set local plan_cache_mode = force_custom_plan; set local enable_seqscan = off;"
                + " set local enable_hashjoin = off; set local enable_mergejoin = off");
    }

    /** Makes an index, unless it is there. */
    void createIndex(String definition) {
        executeHoweverLong(definition.replaceFirst(" INDEX ", " INDEX IF NOT EXISTS "));
    }

    /** Lets the planner know what was filled in. */
    void analyze(ReadModel readModel) {
        tables(of(readModel)).forEach(table -> executeHoweverLong("analyze " + table));
    }

    private void executeHoweverLong(String sql) {
        database.execute((ConnectionCallback<Boolean>) connection -> {
            Silence.allow(connection);
            try (Statement statement = connection.createStatement()) {
                return statement.execute(sql);
            }
        });
    }

    private List<String> tables(String schema) {
        return database.queryForList(
                "select format('%I.%I', schemaname, tablename) from pg_tables where schemaname = ? order by 1",
                String.class, schema);
    }

    /** Makes what was read before the copy, in the current transaction. */
    void bringBack(ReadModel readModel) {
        drop(readModel);
        lock(readModel, readModel.previousSchema());
        database.execute("alter schema " + readModel.previousSchema() + " rename to " + of(readModel));
    }

    /**
     * Lets readers see what was built, from the end of the current transaction on. Waits until nobody is in the middle of an answer
     * from the old tables, and keeps others waiting until then: a name stands for what it names now, whatever moment a reader sees.
     *
     * @param patience how long to wait for readers, all in all; and for whoever is at the copy
     * @throws UnfitCopy if these are not the tables of this release
     */
    void takeOver(ReadModel readModel, Duration patience) {
        within(patience, () -> lock(readModel, readModel.schema()));
        within(patience, () -> lock(readModel, of(readModel)));
        // Now that nobody can change them any more.
        requireReadByThisRelease(readModel);
        dropPrevious(readModel);
        database.execute("alter schema " + readModel.schema() + " rename to " + readModel.previousSchema());
        database.execute("alter schema " + of(readModel) + " rename to " + readModel.schema());
    }

    /** The transactions that are at the tables that are read, or at those of the copy, just now. */
    Set<String> holders(ReadModel readModel) {
        return new HashSet<>(database.queryForList(HOLDERS, String.class, readModel.schema(), of(readModel)));
    }

    /** Before another name is given to it: keys may be replaced in any of its tables just now, by name. */
    private void lock(ReadModel readModel, String schema) {
        var inOrder = new LinkedHashSet<String>();
        readModel.readFirst().forEach(table -> inOrder.add(schema + "." + table));
        List<String> all = tables(schema);
        // Those of another release may lack some.
        inOrder.retainAll(all);
        inOrder.addAll(all);
        database.execute("lock table " + String.join(", ", inOrder) + " in access exclusive mode");
    }

    /** Bounds a statement in the current transaction, all locks that it waits for together. */
    private void within(Duration time, Runnable statement) {
        String usual = database.queryForObject("select current_setting('statement_timeout')", String.class);
        waitAtMost(time);
        database.execute("set local statement_timeout = " + time.toMillis());
        statement.run();
        database.execute("set local statement_timeout = '" + usual + "'");
        waitAtMost(Bench.PATIENCE);
    }
}
