package com.talkingshops.customers.cluster;

import com.talkingshops.customers.server.chaos.Doorway;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The network between one node and a database. When it is cut, neither hears of the other, and neither is told; some time later the
 * database's keepalives find out, and it gives up what it had. To the node nobody ever says that its connections have ended.
 */
final class Wire implements AutoCloseable {

    /** Half a minute with the settings of docs/operations.md, and less here, where a build waits for it. */
    private static final Duration KEEPALIVES = Duration.ofSeconds(3);

    private static final int CHUNK = 16 * 1024;

    private final Doorway doorway;
    private final Set<Socket> databases = ConcurrentHashMap.newKeySet();
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile AtomicBoolean cut = new AtomicBoolean();

    /** A wire to a port of this machine. */
    Wire(int database) throws IOException {
        this.doorway = new Doorway("127.0.0.1", database, this::pass);
    }

    /** Where the node finds the database. */
    int port() {
        return doorway.port();
    }

    void cut() {
        cut.set(true);
        var lost = List.copyOf(databases);
        Thread.ofVirtual().start(() -> {
            try {
                Thread.sleep(KEEPALIVES);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            lost.forEach(Wire::end);
        });
    }

    /** Lets those pass who connect from here on. */
    void heal() {
        cut = new AtomicBoolean();
    }

    private void pass(Socket node, Socket database) throws IOException {
        AtomicBoolean lost = cut;
        databases.add(database);
        try {
            Thread.ofVirtual().start(() -> {
                copy(database, node, lost);
                end(node);
            });
            copy(node, database, lost);
        } finally {
            databases.remove(database);
        }
    }

    /** Until one of them ends; if the wire was cut, nobody hears of it. */
    private void copy(Socket from, Socket to, AtomicBoolean lost) {
        var chunk = new byte[CHUNK];
        try {
            int length = from.getInputStream().read(chunk);
            while (length >= 0 && !lost.get()) {
                to.getOutputStream().write(chunk, 0, length);
                length = from.getInputStream().read(chunk);
            }
        } catch (IOException gone) {
            // As if it had ended.
        }
        if (lost.get()) {
            awaitClosed();
        }
    }

    private void awaitClosed() {
        try {
            closed.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void end(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // It had ended.
        }
    }

    @Override
    public void close() throws IOException {
        closed.countDown();
        doorway.close();
    }
}
