package com.talkingshops.customers.stub;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Sends bytes that no client library would send. */
public final class RawSocket {

    private RawSocket() {}

    /** Sends a text, byte for byte as ISO 8859-1, and returns all that comes back until the server closes. */
    public static String exchange(String request) {
        return exchange(request.getBytes(StandardCharsets.ISO_8859_1));
    }

    public static String exchange(byte[] request) {
        try (var socket = new Socket("127.0.0.1", Running.port())) {
            socket.setSoTimeout((int) Duration.ofSeconds(10).toMillis());
            socket.getOutputStream().write(request);
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
