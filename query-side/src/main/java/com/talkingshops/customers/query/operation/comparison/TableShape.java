package com.talkingshops.customers.query.operation.comparison;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What a table consists of.
 *
 * @param keys the columns of its primary key
 * @param values the others
 */
record TableShape(String table, List<String> keys, List<String> values) {

    /** What the key of a table has that keeps totals in parts. */
    private static final String PART = "part";

    /** Stands for the key of a table that has one total only. */
    private static final String EVERYTHING = "everything";

    private static final String COLUMNS = """
            select a.attname as name, coalesce(a.attnum = any (i.indkey), false) as is_key
              from pg_attribute a
              left join pg_index i on i.indrelid = a.attrelid and i.indisprimary
             where a.attrelid = ?::regclass and a.attnum > 0 and not a.attisdropped
             order by a.attnum
            """;

    private record Column(String name, boolean isKey) {}

    static TableShape of(JdbcTemplate database, String schema, String table) {
        var columns = database.query(
                COLUMNS,
                (row, number) -> new Column(row.getString("name"), row.getBoolean("is_key")),
                schema + "." + table);
        return new TableShape(
                table,
                columns.stream().filter(Column::isKey).map(Column::name).toList(),
                columns.stream()
                        .filter(column -> !column.isKey())
                        .map(Column::name)
                        .toList());
    }

    TableShape without(java.util.Set<String> columns) {
        return new TableShape(
                table,
                keys,
                values.stream().filter(column -> !columns.contains(column)).toList());
    }

    /** Whether a total of it is the sum over several rows. */
    boolean isInParts() {
        return keys.contains(PART);
    }

    /** The columns by which its rows, or its totals, are known. */
    List<String> known() {
        var known = keys.stream().filter(key -> !key.equals(PART)).toList();
        return known.isEmpty() ? List.of(EVERYTHING) : known;
    }

    /** The key as it is told. */
    List<String> told() {
        return known().equals(List.of(EVERYTHING)) ? List.of() : known();
    }

    /** What to read of it in a schema: its rows, or its totals but for those that come to nothing. */
    String in(String schema) {
        return isInParts() ? totals(schema) : schema + "." + table;
    }

    private String totals(String schema) {
        String sums = values.stream().map("sum(%1$s) as %1$s"::formatted).collect(Collectors.joining(", "));
        String some = values.stream().map("sum(%s) <> 0"::formatted).collect(Collectors.joining(" or "));
        String from = schema + "." + table;
        return told().isEmpty()
                ? "(select 0 as %s, %s from %s having %s)".formatted(EVERYTHING, sums, from, some)
                : "(select %1$s, %2$s from %3$s group by %1$s having %4$s)"
                        .formatted(String.join(", ", known()), sums, from, some);
    }

    Stream<String> compared(java.util.Collection<String> apart) {
        return values.stream().filter(column -> !apart.contains(column));
    }
}
