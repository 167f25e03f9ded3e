package com.talkingshops.customers.query.readmodel;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.PreparedStatementCallback;

/**
 * Statements that write, sent to the database together. On a machine under load it is the journeys that take time: a batch of
 * events with a dozen of statements is visible several times as soon when it makes one.
 */
public final class RoundTrip {

    private final List<Write<?>> writes = new ArrayList<>();

    private record Write<R>(String sql, MultiRow<R> columns, Collection<R> rows) {}

    /** Adds a statement over rows behind the others, unless there are none. Its rows must not change any more. */
    public <R> RoundTrip add(String sql, MultiRow<R> columns, Collection<R> rows) {
        if (!rows.isEmpty()) {
            writes.add(new Write<>(sql, columns, rows));
        }
        return this;
    }

    /** Runs what was added, in this order, and forgets it. */
    public void run(JdbcTemplate database) {
        if (!writes.isEmpty()) {
            // The driver takes it apart, and sends the parts without waiting between them.
            String all = writes.stream().map(Write::sql).map(String::strip).collect(Collectors.joining(";\n"));
            database.execute(all, (PreparedStatementCallback<Boolean>) this::execute);
            writes.clear();
        }
    }

    private boolean execute(PreparedStatement statement) throws SQLException {
        int next = 1;
        for (Write<?> write : writes) {
            next = set(write, statement, next);
        }
        return statement.execute();
    }

    private static <R> int set(Write<R> write, PreparedStatement statement, int first) throws SQLException {
        return write.columns().set(statement, first, write.rows());
    }
}
