package com.talkingshops.customers.stub;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sends bytes that no client library would send. */
public final class RawSocket {

    private static final Pattern LENGTH = Pattern.compile("\r\nContent-Length: (\\d+)\r\n");

    private RawSocket() {}

    /** Sends a text, byte for byte as ISO 8859-1, and returns the whole reply: by its length, else until the server closes. */
    public static String exchange(String request) {
        try (var socket = new Socket("127.0.0.1", Running.port())) {
            socket.setSoTimeout((int) Duration.ofSeconds(15).toMillis());
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return read(socket.getInputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(InputStream reply) throws IOException {
        var bytes = new ByteArrayOutputStream();
        for (int next = reply.read(); next >= 0; next = reply.read()) {
            bytes.write(next);
            if (isWhole(bytes)) {
                break;
            }
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static boolean isWhole(ByteArrayOutputStream bytes) {
        String text = bytes.toString(StandardCharsets.ISO_8859_1);
        int body = text.indexOf("\r\n\r\n") + 4;
        Matcher length = LENGTH.matcher(text);
        return body > 3 && length.find() && text.length() - body >= Integer.parseInt(length.group(1));
    }
}
