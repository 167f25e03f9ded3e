package com.talkingshops.customers.server.chaos;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A way to a server that can fall silent, as if it had been cut: neither side hears of the other, and neither is told. Some time later the
 * server's keepalives find out, and it gives up what it had; whoever had a connection never hears of it, also when others are answered
 * again.
 */
public final class SilentNetwork implements AutoCloseable {

    private static final int CHUNK = 16 * 1024;

    private final Doorway doorway;
    private final Set<Socket> servers = ConcurrentHashMap.newKeySet();
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile AtomicBoolean silent = new AtomicBoolean();

    /** A way to a port of a host. */
    public SilentNetwork(String host, int port) throws IOException {
        this.doorway = new Doorway(host, port, this::pass);
    }

    /** Where clients find the server. */
    public int port() {
        return doorway.port();
    }

    /**
     * From here on nothing is heard by anybody.
     *
     * @param keepalives after how long the server finds out
     */
    public void fallSilent(Duration keepalives) {
        silent.set(true);
        var lost = List.copyOf(servers);
        Thread.ofVirtual().start(() -> {
            try {
                Thread.sleep(keepalives);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            lost.forEach(SilentNetwork::end);
        });
    }

    /** Whoever connects from here on is answered. */
    public void goOn() {
        silent = new AtomicBoolean();
    }

    private void pass(Socket client, Socket server) {
        AtomicBoolean lost = silent;
        servers.add(server);
        try {
            Thread.ofVirtual().start(() -> {
                copy(server, client, lost);
                end(client);
            });
            copy(client, server, lost);
        } finally {
            servers.remove(server);
        }
    }

    /** Until one of them ends, but the end of one that is lost is not told. */
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
