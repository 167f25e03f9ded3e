package com.talkingshops.customers.eventstore;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.EnumSet;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Listens for the signals of other nodes, on a thread and a connection of its own. When the connection is lost it comes back
 * by itself; what was missed meanwhile is then taken as heard.
 */
final class Listener implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Listener.class);
    /** How long it is quiet before the listener asks whether the other end is still there. */
    private static final Duration QUIET = Duration.ofSeconds(10);

    /** What is passed as the sender of a signal that may have been missed. */
    static final int NOBODY = 0;

    private final SignalConnections connections;
    private final BiConsumer<Signal, Integer> heard;
    private final Thread thread =
            Thread.ofPlatform().daemon().name("event-store-listener").unstarted(this::run);

    private volatile @Nullable Connection connection;
    private volatile boolean closed;

    /**
     * Does not listen yet.
     *
     * @param heard is told each signal, with the process id of the backend that it came from
     */
    Listener(SignalConnections connections, BiConsumer<Signal, Integer> heard) {
        this.connections = connections;
        this.heard = heard;
    }

    void start() {
        thread.start();
    }

    private void run() {
        var backoff = new Backoff();
        boolean warned = false;
        try {
            while (!closed) {
                try (Connection open = connections.open("event-store listener")) {
                    connection = open;
                    listen(open);
                    backoff.reset();
                    warned = false;
                    hear(open);
                } catch (SQLException | RuntimeException | Error e) {
                    // Whatever it is: without this thread nothing would be heard until somebody looks.
                    if (!closed) {
                        // Once, however long it takes.
                        LOG.atLevel(warned ? Level.DEBUG : Level.WARN)
                                .log("Cannot hear other nodes, and goes on trying: {}", e.toString());
                        warned = true;
                        backoff.pause();
                    }
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void listen(Connection open) throws SQLException {
        try (Statement statement = open.createStatement()) {
            for (Signal signal : Signal.values()) {
                statement.execute("listen " + signal.channel());
            }
        }
        EnumSet.allOf(Signal.class).forEach(signal -> heard.accept(signal, NOBODY));
    }

    private void hear(Connection open) throws SQLException {
        PGConnection notifying = open.unwrap(PGConnection.class);
        while (!closed) {
            PGNotification[] notifications = notifying.getNotifications(Math.toIntExact(QUIET.toMillis()));
            if (notifications.length == 0) {
                ask(open);
            }
            for (PGNotification notification : notifications) {
                Signal.of(notification.getName()).ifPresent(signal -> heard.accept(signal, notification.getPID()));
            }
        }
    }

    private static void ask(Connection open) throws SQLException {
        try (Statement statement = open.createStatement()) {
            statement.execute("select 1");
        }
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        SignalConnections.abort(connection);
    }
}
