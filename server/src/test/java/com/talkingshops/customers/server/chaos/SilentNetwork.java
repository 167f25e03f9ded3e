package com.talkingshops.customers.server.chaos;

import java.io.IOException;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A way to a server that can fall silent, as if its machine had vanished: it has lost all connections, of which nobody who had one ever
 * hears, also when others are answered again.
 */
final class SilentNetwork implements AutoCloseable {

    private static final int CHUNK = 16 * 1024;

    private final Doorway doorway;
    private final Set<Socket> servers = ConcurrentHashMap.newKeySet();
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile AtomicBoolean silent = new AtomicBoolean();

    SilentNetwork(String host, int port) throws IOException {
        this.doorway = new Doorway(host, port, this::pass);
    }

    int port() {
        return doorway.port();
    }

    /** From here on nothing is heard by anybody. */
    void fallSilent() {
        silent.set(true);
        servers.forEach(SilentNetwork::end);
    }

    /** Whoever connects from here on is answered. */
    void goOn() {
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
