package com.talkingshops.customers.query.readmodel;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;

/**
 * The rows of a statement that handles many at once: each column is one array parameter, whatever the number of rows, so
 * that the statement stays the same and is prepared once.
 */
public record MultiRow<R>(List<Column<R>> columns) {

    @SafeVarargs
    public static <R> MultiRow<R> of(Column<R>... columns) {
        return new MultiRow<>(List.of(columns));
    }

    /** The rows as a source for {@code from}; its parameters must be the only ones of the statement. */
    public String source() {
        return columns.stream()
                .map(column -> "?::" + column.type() + "[]")
                .collect(Collectors.joining(", ", "unnest(", ")"));
    }

    /** Runs a query over rows, unless there are none. */
    public <T> List<T> query(JdbcTemplate database, String sql, Collection<R> rows, RowMapper<T> result) {
        return rows.isEmpty() ? List.of() : database.query(sql, statement -> set(statement, 1, rows), result);
    }

    /** Sets the parameters from one on, and tells which is the next. */
    int set(PreparedStatement statement, int first, Collection<R> rows) throws SQLException {
        int next = first;
        for (Column<R> column : columns) {
            var array = statement
                    .getConnection()
                    .createArrayOf(column.type(), column.values().apply(rows));
            statement.setArray(next++, array);
        }
        return next;
    }
}
