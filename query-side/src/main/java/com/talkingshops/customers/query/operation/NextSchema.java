package com.talkingshops.customers.query.operation;

import com.talkingshops.customers.query.readmodel.ReadModel;
import com.talkingshops.customers.query.readmodel.ReadModelMigration;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * The schema in which a read model is built anew, beside the one that is read. While it is filled it has no more indexes than
 * its keys: to make the others at once, at the end, costs a fraction.
 */
@Component
class NextSchema {

    private static final String INDEXES = """
            select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as definition
              from pg_index i
             where i.indexrelid in (select oid from pg_class where relnamespace = ?::regnamespace)
               and not exists (select from pg_constraint c where c.conindid = i.indexrelid)
             order by 1
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

    private static String previous(ReadModel readModel) {
        return readModel.schema() + "_previous";
    }

    /** Makes empty tables, whatever was there. */
    void create(ReadModel readModel) {
        drop(readModel);
        migration.migrate(readModel, of(readModel));
    }

    void drop(ReadModel readModel) {
        drop(of(readModel));
    }

    /** Makes room for what is read now. */
    void dropPrevious(ReadModel readModel) {
        drop(previous(readModel));
    }

    private void drop(String schema) {
        database.execute("drop schema if exists " + schema + " cascade");
    }

    /** Drops the indexes that are no keys, in the current transaction, and tells how to make them. */
    List<String> dropIndexes(ReadModel readModel) {
        var indexes = database.query(
                INDEXES, (row, number) -> new Index(row.getString("name"), row.getString("definition")), of(readModel));
        indexes.forEach(index -> database.execute("drop index " + index.name()));
        return indexes.stream().map(Index::definition).toList();
    }

    /** Makes an index, unless it is there. */
    void createIndex(String definition) {
        database.execute(definition.replaceFirst(" INDEX ", " INDEX IF NOT EXISTS "));
    }

    /** Lets the planner know what was filled in. */
    void analyze(ReadModel readModel) {
        database.queryForList(
                        "select format('%I.%I', schemaname, tablename) from pg_tables where schemaname = ?",
                        String.class, of(readModel))
                .forEach(table -> database.execute("analyze " + table));
    }

    /** Lets readers see what was built, from the end of the current transaction on. */
    void takeOver(ReadModel readModel) {
        database.execute("alter schema " + readModel.schema() + " rename to " + previous(readModel));
        database.execute("alter schema " + of(readModel) + " rename to " + readModel.schema());
    }
}
