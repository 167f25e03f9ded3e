package com.talkingshops.customers.server.chaos;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Lies between clients and a server, and ends connections once a request has gone through: before, at or within the reply. */
final class CuttingProxy implements AutoCloseable {

    private final Random random;
    private final Doorway doorway;
    private final AtomicInteger cuts = new AtomicInteger();

    /**
     * A proxy on a port of its own.
     *
     * @param random decides what becomes of each request
     */
    CuttingProxy(String server, Random random) throws IOException {
        this.random = random;
        URI address = URI.create(server);
        this.doorway = new Doorway(address.getHost(), address.getPort(), this::pass);
    }

    String base() {
        return "http://127.0.0.1:" + doorway.port();
    }

    /** How many connections it has ended. */
    int cuts() {
        return cuts.get();
    }

    private void pass(Socket client, Socket upstream) throws IOException {
        InputStream requests = new BufferedInputStream(client.getInputStream());
        InputStream replies = new BufferedInputStream(upstream.getInputStream());
        Cut cut;
        do {
            byte[] request = HttpMessages.next(requests);
            if (request.length == 0) {
                return;
            }
            cut = Cut.drawn(random);
            upstream.getOutputStream().write(request);
        } while (!isCut(cut, client, replies));
        cuts.incrementAndGet();
        if (cut.reset()) {
            client.setSoLinger(true, 0);
            upstream.setSoLinger(true, 0);
        }
    }

    private static boolean isCut(Cut cut, Socket client, InputStream replies) throws IOException {
        if (!cut.waitsForReply()) {
            LockSupport.parkNanos(cut.afterNanos());
            return true;
        }
        byte[] reply = HttpMessages.next(replies);
        client.getOutputStream().write(reply, 0, Math.min(cut.passed(), reply.length));
        return cut.passed() < reply.length || reply.length == 0;
    }

    @Override
    public void close() throws IOException {
        doorway.close();
    }
}
