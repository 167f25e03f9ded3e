package com.talkingshops.customers.query.statistics.jdbc;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a statement that handles many at once: each column is one array parameter, whatever the number of rows, so
 * that the statement stays the same and is prepared once.
 *
 * @param columns their PostgreSQL types, and what a row has in them
 */
record MultiRow<R>(List<Column<R>> columns) {

    /** A column of rows. */
    record Column<R>(String type, Function<R, @Nullable Object> value) {}

    @SafeVarargs
    static <R> MultiRow<R> of(Column<R>... columns) {
        return new MultiRow<>(List.of(columns));
    }

    static <R> Column<R> column(String type, Function<R, @Nullable Object> value) {
        return new Column<>(type, value);
    }

    /** The rows as a source for {@code from}. */
    String source() {
        return columns.stream()
                .map(column -> "?::" + column.type() + "[]")
                .collect(Collectors.joining(", ", "unnest(", ")"));
    }

    /**
     * Sets the parameters of {@link #source}.
     *
     * @param first the index of the first of them
     */
    void set(PreparedStatement statement, int first, Collection<R> rows) throws SQLException {
        for (int i = 0; i < columns.size(); i++) {
            Column<R> column = columns.get(i);
            Object[] values = rows.stream().map(column.value()).toArray();
            statement.setArray(first + i, statement.getConnection().createArrayOf(column.type(), values));
        }
    }
}
