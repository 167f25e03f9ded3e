package com.talkingshops.customers.eventstore;

import com.talkingshops.customers.eventstore.EventInserts.Row;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Keeps the events of a transaction until its end, and appends them together with the commit: one round trip instead of two.
 * Positions are given as late as can be, so that readers seldom have to wait for an earlier one.
 */
final class AppendAtCommit {

    private final DataSource dataSource;
    private final ConnectionProvider connections;
    private final AppendListener listener;

    /**
     * Appends in the transactions of a data source.
     *
     * @param connections gives the connection of the transaction
     * @param listener is told after the commit
     */
    AppendAtCommit(DataSource dataSource, ConnectionProvider connections, AppendListener listener) {
        this.dataSource = dataSource;
        this.connections = connections;
        this.listener = listener;
    }

    /** Takes in what the transaction on this thread is to append; false if there is none, or if it has appended already. */
    boolean add(List<Row> rows) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()
                || !TransactionSynchronizationManager.isSynchronizationActive()
                || !TransactionSynchronizationManager.hasResource(dataSource)) {
            return false;
        }
        return pending().orElseGet(this::begin).add(rows);
    }

    /** Appends now what the transaction on this thread has taken in: it is going to read. */
    void flush() {
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            pending().ifPresent(pending -> pending.insert(false));
        }
    }

    private Optional<Pending> pending() {
        return TransactionSynchronizationManager.getSynchronizations().stream()
                .filter(Pending.class::isInstance)
                .map(Pending.class::cast)
                .filter(pending -> pending.isOf(this))
                .findFirst();
    }

    private Pending begin() {
        var pending = new Pending();
        TransactionSynchronizationManager.registerSynchronization(pending);
        return pending;
    }

    private record Mark(int rows, int inserted, long last) {

        static final Mark BEGIN = new Mark(0, 0, -1);
    }

    /** The events of one transaction. */
    private final class Pending implements TransactionSynchronization {

        private final List<Row> rows = new ArrayList<>();
        private final Map<Object, Mark> savepoints = new HashMap<>();
        private int inserted;
        private long last = Mark.BEGIN.last();
        private boolean ended;

        boolean isOf(AppendAtCommit appends) {
            return AppendAtCommit.this == appends;
        }

        boolean add(List<Row> more) {
            return !ended && rows.addAll(more);
        }

        /** The commit is Spring's where others may still write before it. */
        @Override
        public void beforeCommit(boolean readOnly) {
            ended = true;
            insert(TransactionSynchronizationManager.getSynchronizations().getLast() == this);
        }

        void insert(boolean commit) {
            if (inserted < rows.size()) {
                last = EventInserts.insert(connections, rows.subList(inserted, rows.size()), commit);
                inserted = rows.size();
            }
        }

        @Override
        public void savepoint(Object savepoint) {
            savepoints.put(savepoint, new Mark(rows.size(), inserted, last));
        }

        /** Back to what was known then; nothing if the first event came later. */
        @Override
        public void savepointRollback(Object savepoint) {
            Mark mark = savepoints.getOrDefault(savepoint, Mark.BEGIN);
            rows.subList(mark.rows(), rows.size()).clear();
            inserted = mark.inserted();
            last = mark.last();
        }

        @Override
        public void afterCommit() {
            if (!ended) {
                throw new EventStoreException("Events were appended when the commit had begun, and are not stored.");
            }
            if (!rows.isEmpty()) {
                listener.appended(rows.stream().map(Row::id).toList(), last);
            }
        }
    }
}
