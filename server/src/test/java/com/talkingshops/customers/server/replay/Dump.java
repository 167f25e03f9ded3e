package com.talkingshops.customers.server.replay;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What lies in the tables of a schema, row by row.
 *
 * @param tables the rows of each table, sorted
 */
record Dump(Map<String, List<String>> tables) {

    /** Columns whose values depend on how events were divided into batches, or on chance, and mean nothing by themselves. */
    private static final Map<String, Set<String>> INCIDENTAL = Map.of(
            "customer_metrics", Set.of("directory_segment", "slot", "part", "change"),
            "figures_progress", Set.of("generation", "change"));

    /** Migrations were run at another time; the directory has entries in segments that differ. */
    private static final Set<String> NO_ROWS_TO_COMPARE = Set.of("flyway_schema_history", "directory_segment");

    static Dump of(JdbcClient database, String schema) {
        var tables = new LinkedHashMap<String, List<String>>();
        List<String> names = database.sql(
                        "select table_name from information_schema.tables where table_schema = ? order by table_name")
                .param(schema)
                .query(String.class)
                .list();
        for (String name : names) {
            if (!NO_ROWS_TO_COMPARE.contains(name)) {
                String[] without = INCIDENTAL.getOrDefault(name, Set.of()).toArray(String[]::new);
                tables.put(
                        name,
                        database.sql("select (to_jsonb(t) - ?::text[])::text as row from %s.%s t order by row"
                                        .formatted(schema, name))
                                .param(without)
                                .query(String.class)
                                .list());
            }
        }
        return new Dump(tables);
    }
}
