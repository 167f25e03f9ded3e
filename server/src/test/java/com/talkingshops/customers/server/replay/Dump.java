package com.talkingshops.customers.server.replay;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What lies in the tables of a schema: the rows of each, as JSON, sorted. */
final class Dump {

    /** Columns whose values depend on how events fell into batches, or on chance, and mean nothing by themselves. */
    private static final Map<String, String> INCIDENTAL = Map.of(
            "customer_metrics", "directory_segment, slot, part, change",
            "figures_progress", "generation, change",
            // The same entries lie in other segments; what they say shows in searches and orders by name.
            "directory_segment", "id, part, version, next_slot, open, sealed");

    private static final String MIGRATIONS = "flyway_schema_history";

    private Dump() {}

    static Map<String, List<String>> of(JdbcClient database, String schema) {
        var tables = new TreeMap<String, List<String>>();
        database.sql("select table_name from information_schema.tables where table_schema = ? and table_name <> ?")
                .params(schema, MIGRATIONS)
                .query(String.class)
                .list()
                .forEach(table -> tables.put(table, rows(database, schema, table)));
        return tables;
    }

    private static List<String> rows(JdbcClient database, String schema, String table) {
        return database
                .sql("select (to_jsonb(t) - '{%s}'::text[])::text as json from %s.%s t order by 1"
                        .formatted(INCIDENTAL.getOrDefault(table, ""), schema, table))
                .query(String.class)
                .list()
                .stream()
                // A segment whose customers are all gone stays, or was never made: as events fell into batches.
                .filter(row -> !row.startsWith("{\"entries\": 0,"))
                .toList();
    }
}
