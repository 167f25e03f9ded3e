package com.talkingshops.customers.query.operation;

import com.talkingshops.customers.eventstore.Silence;
import com.talkingshops.customers.personal.RotationLock;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.support.JdbcUtils;

/**
 * All that is in the database, as of one moment, for as long as somebody looks; nothing of what is done there stays. Until then no
 * keys are replaced: those that open what is seen would be gone.
 */
final class Moment implements AutoCloseable {

    /** Rows come in portions, so that there may be any number. */
    private static final int PORTION = 500;

    /** One view alone keeps one core busy. */
    private static final int VIEWS = 2;

    /** The first of them keeps keys from being replaced. */
    private final List<Connection> connections;

    private final List<JdbcTemplate> views;

    private Moment(List<Connection> connections) {
        this.connections = connections;
        this.views = connections.stream().map(Moment::view).toList();
    }

    private static JdbcTemplate view(Connection connection) {
        var view = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
        view.setFetchSize(PORTION);
        return view;
    }

    /** A moment that is to come; none while keys are being replaced. */
    static Optional<Moment> whileKeysStay(DataSource dataSource) {
        var connections = new ArrayList<Connection>();
        boolean isHeld = false;
        try {
            while (connections.size() < VIEWS) {
                connections.add(dataSource.getConnection());
            }
            isHeld = RotationLock.share(connections.getFirst());
            return isHeld ? Optional.of(new Moment(connections)) : Optional.empty();
        } catch (SQLException e) {
            throw new TransientDataAccessResourceException("There is no connection to look with.", e);
        } finally {
            if (!isHeld) {
                connections.forEach(JdbcUtils::closeConnection);
            }
        }
    }

    /** It is now. */
    void begin() {
        open(connections.getFirst());
        // The first statement is the moment; the others see what it sees.
        String snapshot = views.getFirst().queryForObject("select pg_export_snapshot()", String.class);
        for (int i = 1; i < VIEWS; i++) {
            open(connections.get(i));
            views.get(i).execute("set transaction snapshot '" + snapshot + "'");
        }
        views.forEach(Moment::settle);
    }

    private static void open(Connection connection) {
        try {
            Silence.allow(connection);
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        } catch (SQLException e) {
            throw new TransientDataAccessResourceException("The connection to look with was lost.", e);
        }
    }

    private static void settle(JdbcTemplate view) {
        // A join of a million rows, with as many values that are sealed, is one of the few large things that are done
        // here.
        view.execute("set local work_mem = '32MB'");
        // It takes its time; what limits those who only look does not fit it.
        view.execute("set local statement_timeout = 0; set local idle_in_transaction_session_timeout = '10min'");
    }

    /** What sees the moment, each for one thread at a time. */
    List<JdbcTemplate> views() {
        return views;
    }

    /** The pool sets the rest back. */
    @Override
    public void close() {
        try {
            for (Connection connection : connections) {
                if (!connection.getAutoCommit()) {
                    connection.rollback();
                    connection.setAutoCommit(true);
                }
            }
            RotationLock.giveBackShare(connections.getFirst());
        } catch (SQLException e) {
            throw new TransientDataAccessResourceException("The connection to look with was lost.", e);
        } finally {
            connections.forEach(JdbcUtils::closeConnection);
        }
    }
}
