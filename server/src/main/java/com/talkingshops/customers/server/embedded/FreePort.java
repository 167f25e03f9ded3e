package com.talkingshops.customers.server.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Picks a port for a server that may be away for moments: below the ports that Linux and macOS lend to clients, since one of
 * those could be some client's when the server wants it back.
 */
final class FreePort {

    private static final int LOWEST = 15_000;
    private static final int LENT_TO_CLIENTS = 32_768;
    private static final int ATTEMPTS = 1_000;

    private FreePort() {}

    /** A port of the loopback address that nobody listens on. */
    static int choose() throws IOException {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(LOWEST, LENT_TO_CLIENTS);
            try (var socket = new ServerSocket(port, 1, InetAddress.ofLiteral("127.0.0.1"))) {
                return socket.getLocalPort();
            } catch (IOException taken) {
                // the next one
            }
        }
        throw new IOException("no port is free on 127.0.0.1");
    }
}
