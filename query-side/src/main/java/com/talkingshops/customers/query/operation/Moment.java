package com.talkingshops.customers.query.operation;

import com.talkingshops.customers.eventstore.Silence;
import com.talkingshops.customers.personal.RotationLock;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.support.JdbcUtils;

/**
 * All that is in the database, as of one moment, for as long as somebody looks; nothing of what is done there stays. Until then no
 * keys are replaced: those that open what is seen would be gone.
 */
final class Moment implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Moment.class);

    /** Rows come in portions, so that there may be any number. */
    private static final int PORTION = 500;

    /** One view alone keeps one core busy. But it is others who need connections: of all moments at the same time, only one has two. */
    private static final Semaphore SECOND_VIEW = new Semaphore(1);

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

    /** A moment that is to come; none while keys are being replaced, or there is no connection. */
    static Optional<Moment> whileKeysStay(DataSource dataSource) {
        return connection(dataSource).flatMap(first -> whileKeysStay(first, dataSource));
    }

    private static Optional<Moment> whileKeysStay(Connection first, DataSource dataSource) {
        boolean isHeld = false;
        try {
            isHeld = RotationLock.share(first);
        } catch (SQLException e) {
            LOG.debug("Nobody can be kept from replacing keys", e);
        }
        if (!isHeld) {
            JdbcUtils.closeConnection(first);
            return Optional.empty();
        }
        var connections = new ArrayList<>(List.of(first));
        if (SECOND_VIEW.tryAcquire()) {
            connection(dataSource).ifPresentOrElse(connections::add, SECOND_VIEW::release);
        }
        return Optional.of(new Moment(connections));
    }

    private static Optional<Connection> connection(DataSource dataSource) {
        try {
            return Optional.of(dataSource.getConnection());
        } catch (SQLException e) {
            LOG.debug("There is no connection to look with", e);
            return Optional.empty();
        }
    }

    /** It is now. */
    void begin() {
        open(connections.getFirst());
        // The first statement is the moment; the others see what it sees.
        String snapshot = views.getFirst().queryForObject("select pg_export_snapshot()", String.class);
        for (int i = 1; i < views.size(); i++) {
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
        // It takes its time, and may wait for its turn; what limits those who only look does not fit it.
        view.execute("set local statement_timeout = 0; set local idle_in_transaction_session_timeout = '30min'");
    }

    /** What sees the moment, each for one thread at a time. */
    List<JdbcTemplate> views() {
        return views;
    }

    /** Ends a view that nobody needs any more: what looks at nothing is ended by the database after a while, and all that its connection holds with it. */
    static void end(JdbcTemplate view) {
        try {
            view.execute("rollback");
        } catch (DataAccessException e) {
            LOG.debug("A view was lost", e);
        }
    }

    /**
     * Makes sure that keys have stayed until now: the lock that keeps them goes with its connection.
     *
     * @throws DataAccessException if that was lost
     */
    void requireKeysStayed() {
        views.getFirst().queryForObject("select 1", Integer.class);
    }

    /** The pool sets the rest back. */
    @Override
    public void close() {
        for (Connection connection : connections) {
            try (connection) {
                giveBack(connection);
            } catch (SQLException e) {
                LOG.debug("A connection to look with was lost", e);
            }
        }
        if (connections.size() > 1) {
            SECOND_VIEW.release();
        }
    }

    /** What cannot be given back as it was must not get into the pool. */
    private void giveBack(Connection connection) throws SQLException {
        try {
            if (!connection.getAutoCommit()) {
                connection.rollback();
                connection.setAutoCommit(true);
            }
            if (connection.equals(connections.getFirst())) {
                RotationLock.giveBackShare(connection);
            }
        } catch (SQLException e) {
            connection.abort(Runnable::run);
            throw e;
        }
    }
}
