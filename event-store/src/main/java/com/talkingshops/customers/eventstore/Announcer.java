package com.talkingshops.customers.eventstore;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends signals to the other nodes, on a thread and a connection of its own: {@code pg_notify} in the transaction that
 * appends would make commits wait for each other. One statement is on its way at most, and whatever is to be told
 * meanwhile is told by the next one, so that a burst costs few.
 */
final class Announcer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Announcer.class);
    /** Longer than anybody waits for a read model after a write. */
    private static final Duration ATTENTION = Duration.ofSeconds(30);

    /** Between two statements, so that a busy node tells two hundred times in a second and not some thousand. */
    private static final Duration BREATH = Duration.ofMillis(5);

    private final SignalConnections connections;
    private final Thread thread =
            Thread.ofPlatform().daemon().name("event-store-announcer").unstarted(this::run);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition told = lock.newCondition();
    private final Set<Signal> due = EnumSet.noneOf(Signal.class);

    private volatile @Nullable Connection connection;
    private volatile int backend;
    private volatile long heardOfOthersAt = System.nanoTime() - ATTENTION.toNanos();
    private volatile boolean closed;

    Announcer(SignalConnections connections) {
        this.connections = connections;
    }

    void start() {
        thread.start();
    }

    /** Events were appended on this node, and committed. Returns at once. */
    void appended() {
        tell(Signal.APPENDED);
    }

    /**
     * A processor on this node has come further. Told only while other nodes append: only who has appended elsewhere can be
     * waiting for it, and one node alone tells nobody. Returns at once.
     */
    void advanced() {
        if (System.nanoTime() - heardOfOthersAt < ATTENTION.toNanos()) {
            tell(Signal.ADVANCED);
        }
    }

    /** Another node has appended. */
    void heardOfOthers() {
        heardOfOthersAt = System.nanoTime();
    }

    /** Whether a signal comes from this node itself. */
    boolean sentFrom(int pid) {
        return pid == backend;
    }

    private void tell(Signal signal) {
        lock.lock();
        try {
            due.add(signal);
            told.signal();
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        var backoff = new Backoff();
        try {
            while (!closed) {
                Set<Signal> signals = take();
                try {
                    send(signals);
                    backoff.reset();
                    Thread.sleep(BREATH);
                } catch (SQLException | RuntimeException | Error e) {
                    // Whatever it is: without this thread others would hear of nothing until they look.
                    LOG.debug("Other nodes could not be told", e);
                    hangUp();
                    backoff.pause();
                    signals.forEach(this::tell);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Set<Signal> take() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (due.isEmpty()) {
                told.await();
            }
            var taken = EnumSet.copyOf(due);
            due.clear();
            return taken;
        } finally {
            lock.unlock();
        }
    }

    private void send(Set<Signal> signals) throws SQLException {
        String calls = signals.stream()
                .map(signal -> "pg_notify('" + signal.channel() + "', '')")
                .collect(Collectors.joining(", "));
        try (PreparedStatement statement = connected().prepareStatement("select " + calls)) {
            statement.execute();
        }
    }

    private Connection connected() throws SQLException {
        Connection open = connection;
        if (open == null) {
            open = connections.open("event-store announcer");
            backend = open.unwrap(PGConnection.class).getBackendPID();
            connection = open;
            try (Statement statement = open.createStatement()) {
                // A signal need not survive a crash: all that it tells of is looked for after a start.
                statement.execute("set synchronous_commit = off");
            }
        }
        return open;
    }

    private void hangUp() {
        SignalConnections.abort(connection);
        connection = null;
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        hangUp();
    }
}
