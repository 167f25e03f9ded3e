package com.talkingshops.customers.eventstore;

import com.talkingshops.customers.eventstore.EventInserts.Row;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.core.Ordered;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The events of a transaction, appended as the last thing that it does and together with its commit: one round trip instead of
 * two. Until then the transaction itself does not see them either. Positions are given as late as can be, so that readers seldom
 * have to wait for an earlier one.
 */
final class AppendAtCommit implements TransactionSynchronization, Ordered {

    private final Supplier<Connection> connections;
    private final AppendListener listener;
    private final List<Row> rows = new ArrayList<>();
    private long last = -1;

    private AppendAtCommit(Supplier<Connection> connections, AppendListener listener) {
        this.connections = connections;
        this.listener = listener;
    }

    /**
     * That of the transaction on this thread; nothing if there is none.
     *
     * @param connections gives that of the transaction
     * @param listener is told after the commit
     */
    static Optional<AppendAtCommit> ofTransaction(Supplier<Connection> connections, AppendListener listener) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()
                || !TransactionSynchronizationManager.isActualTransactionActive()) {
            return Optional.empty();
        }
        return Optional.of(TransactionSynchronizationManager.getSynchronizations().stream()
                .filter(AppendAtCommit.class::isInstance)
                .map(AppendAtCommit.class::cast)
                .filter(append -> append.listener == listener)
                .findFirst()
                .orElseGet(() -> {
                    var append = new AppendAtCommit(connections, listener);
                    TransactionSynchronizationManager.registerSynchronization(append);
                    return append;
                }));
    }

    void add(List<Row> more) {
        rows.addAll(more);
    }

    /** After whatever else writes before a commit. */
    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }

    @Override
    public void beforeCommit(boolean readOnly) {
        last = EventInserts.insert(connections.get(), rows, true);
    }

    @Override
    public void afterCommit() {
        listener.appended(rows.stream().map(Row::id).toList(), last);
    }
}
