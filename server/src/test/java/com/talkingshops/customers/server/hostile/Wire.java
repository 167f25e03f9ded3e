package com.talkingshops.customers.server.hostile;

import com.talkingshops.customers.server.http.RunningServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Sends bytes as they are and reads what comes back, as no well-behaved client would. */
final class Wire {

    private static final int PATIENCE_MILLIS = 20_000;
    private static final URI SERVER = URI.create(RunningServer.shared().base());

    private Wire() {}

    /** Sends a request without a body; lines as they are, without line ends. */
    static Answer send(String requestLine, String... headers) {
        return send(new byte[0], requestLine, headers);
    }

    /** Sends a request with a body; whoever wants a length or an encoding in the headers has to say so. */
    static Answer send(byte[] body, String requestLine, String... headers) {
        var head = new StringBuilder(requestLine).append("\r\n");
        for (String header : headers) {
            head.append(header).append("\r\n");
        }
        return sendBytes(join(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1), body));
    }

    /** Sends bytes, says that there will be no more, and reads until the server ends the connection. */
    static Answer sendBytes(byte[] bytes) {
        try (var socket = new Socket(SERVER.getHost(), SERVER.getPort())) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            try {
                socket.getOutputStream().write(bytes);
                socket.getOutputStream().flush();
                socket.shutdownOutput();
            } catch (IOException refusedWhileSending) {
                // What was answered before that can still be read.
            }
            return Answer.parse(read(socket.getInputStream()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A header with the name of the server. */
    static String host() {
        return "Host: " + SERVER.getHost() + ":" + SERVER.getPort();
    }

    /** One chunk of a body in chunks, and the end. */
    static byte[] chunked(byte[] body) {
        byte[] size = (Integer.toHexString(body.length) + "\r\n").getBytes(StandardCharsets.US_ASCII);
        return join(join(size, body), "\r\n0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    }

    static byte[] join(byte[] first, byte[] second) {
        var joined = new ByteArrayOutputStream(first.length + second.length);
        joined.writeBytes(first);
        joined.writeBytes(second);
        return joined.toByteArray();
    }

    private static byte[] read(InputStream in) {
        var all = new ByteArrayOutputStream();
        try {
            in.transferTo(all);
        } catch (IOException reset) {
            // The server ended the connection while there was still something to be read by it.
        }
        return all.toByteArray();
    }
}
