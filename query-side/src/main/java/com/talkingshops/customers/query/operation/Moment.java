package com.talkingshops.customers.query.operation;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** All that is in the database, as of one moment, for as long as somebody looks; nothing of what is done there stays. */
final class Moment implements AutoCloseable {

    /** Rows come in portions, so that there may be any number. */
    private static final int PORTION = 500;

    private final Connection connection;
    private final JdbcTemplate database;

    private Moment(Connection connection) {
        this.connection = connection;
        this.database = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
        this.database.setFetchSize(PORTION);
    }

    static Moment now(DataSource dataSource) {
        try {
            Connection connection = dataSource.getConnection();
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            var moment = new Moment(connection);
            // A join of a million rows, with as many values that are sealed, is one of the few large things that are
            // done here.
            moment.database.execute("set local work_mem = '32MB'");
            // It takes its time; what limits those who only look does not fit it.
            moment.database.execute("set local statement_timeout = 0");
            // The first statement that reads is the moment.
            moment.database.queryForObject("select count(*) from es.rebuild", Long.class);
            return moment;
        } catch (SQLException e) {
            throw new TransientDataAccessResourceException("There is no connection to look with.", e);
        }
    }

    JdbcTemplate database() {
        return database;
    }

    /** The pool sets the rest back. */
    @Override
    public void close() {
        try (connection) {
            connection.rollback();
        } catch (SQLException e) {
            throw new TransientDataAccessResourceException("The connection to look with was lost.", e);
        }
    }
}
