package com.talkingshops.customers.server.chaos;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** A port of one's own through which clients reach a server, with somebody in between who decides what passes. */
public final class Doorway implements AutoCloseable {

    private static final int BACKLOG = 50;

    private final String host;
    private final int port;
    private final Keeper keeper;
    private final ServerSocket listening;

    /** Decides what passes. */
    public interface Keeper {

        /** Lets a client and the server speak; when it returns or fails, both connections end. */
        void pass(Socket client, Socket server) throws IOException;
    }

    /** Opens it. */
    public Doorway(String host, int port, Keeper keeper) throws IOException {
        this.host = host;
        this.port = port;
        this.keeper = keeper;
        this.listening = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    /** Where it is, on 127.0.0.1. */
    public int port() {
        return listening.getLocalPort();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = listening.accept();
                Thread.ofVirtual().start(() -> connect(client));
            }
        } catch (IOException closed) {
            // No further clients, then.
        }
    }

    private void connect(Socket client) {
        try (client;
                var server = new Socket(host, port)) {
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            keeper.pass(client, server);
        } catch (IOException gone) {
            // Who is left learns it by the end of its own connection.
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }
}
