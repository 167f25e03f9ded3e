package com.talkingshops.customers.server.start;

import com.talkingshops.customers.server.failure.StartFailure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/** Where the server will listen, tried before anything that takes time. */
final class ListenAddress {

    private static final int DEFAULT_PORT = 8080;

    private ListenAddress() {}

    /**
     * Makes sure that the port can be had.
     *
     * @throws StartFailure if it cannot
     */
    static void requireFree(Environment environment) {
        Binder binder = Binder.get(environment);
        int port = binder.bind("server.port", Integer.class).orElse(DEFAULT_PORT);
        if (port <= 0) {
            return;
        }
        InetAddress address =
                binder.bind("server.address", InetAddress.class).orElseGet(() -> new InetSocketAddress(0).getAddress());
        try (var socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(address, port));
        } catch (IOException e) {
            throw new StartFailure(sentence(address, port, String.valueOf(e.getMessage())), e);
        }
    }

    private static String sentence(InetAddress address, int port, String reason) {
        if (reason.contains("in use")) {
            return "Port %d is taken by another program: stop that one, or choose another port with server.port."
                    .formatted(port);
        }
        if (reason.contains("assign requested address")) {
            return "%s is not an address of this machine: correct server.address.".formatted(address.getHostAddress());
        }
        return "The server cannot listen on port %d of %s (%s): choose another port with server.port."
                .formatted(port, address.getHostAddress(), reason);
    }
}
