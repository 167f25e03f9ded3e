package com.talkingshops.customers.query.operation;

import com.talkingshops.customers.eventstore.Silence;
import com.talkingshops.customers.personal.RotationLock;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * All that is in the database, as of one moment, for as long as somebody looks; nothing of what is done there stays. Until then no
 * keys are replaced: those that open what is seen would be gone.
 */
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

    /** A moment that is to come; none while keys are being replaced. */
    static Optional<Moment> whileKeysStay(DataSource dataSource) {
        try {
            Connection connection = dataSource.getConnection();
            boolean isHeld = false;
            try {
                isHeld = RotationLock.share(connection);
            } finally {
                if (!isHeld) {
                    connection.close();
                }
            }
            return isHeld ? Optional.of(new Moment(connection)) : Optional.empty();
        } catch (SQLException e) {
            throw new TransientDataAccessResourceException("There is no connection to look with.", e);
        }
    }

    /** It is now. */
    void begin() {
        try {
            Silence.allow(connection);
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        } catch (SQLException e) {
            throw new TransientDataAccessResourceException("The connection to look with was lost.", e);
        }
        // A join of a million rows, with as many values that are sealed, is one of the few large things that are done
        // here.
        database.execute("set local work_mem = '32MB'");
        // It takes its time; what limits those who only look does not fit it.
        database.execute("set local statement_timeout = 0; set local idle_in_transaction_session_timeout = '10min'");
        // The first statement that reads is the moment.
        database.queryForObject("select count(*) from es.rebuild", Long.class);
    }

    JdbcTemplate database() {
        return database;
    }

    /** The pool sets the rest back. */
    @Override
    public void close() {
        try (connection) {
            if (!connection.getAutoCommit()) {
                connection.rollback();
                connection.setAutoCommit(true);
            }
            RotationLock.giveBackShare(connection);
        } catch (SQLException e) {
            throw new TransientDataAccessResourceException("The connection to look with was lost.", e);
        }
    }
}
