package com.talkingshops.customers.benchmark.machine;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.atomic.AtomicLong;

/** Takes spans by OTLP over HTTP, and forgets them: what a collector does with them is no part of what the server pays. */
public final class Collector implements AutoCloseable {

    private static final String PATH = "/v1/traces";
    private static final int NO_BODY = -1;

    private final HttpServer server;
    private final AtomicLong taken = new AtomicLong();

    /** Begins. */
    public Collector() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(PATH, this::take);
        server.start();
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            taken.addAndGet(exchange.getRequestBody().transferTo(OutputStream.nullOutputStream()));
            exchange.sendResponseHeaders(200, NO_BODY);
        }
    }

    /** Where spans are to be sent. */
    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + PATH);
    }

    /** How many bytes it has taken. */
    public long taken() {
        return taken.get();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
