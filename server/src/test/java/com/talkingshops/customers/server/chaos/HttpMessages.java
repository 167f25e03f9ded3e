package com.talkingshops.customers.server.chaos;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells where a message of HTTP/1.1 ends; it must name its length, or have no body (RFC 9112, section 6). */
final class HttpMessages {

    private static final String END_OF_HEAD = "\r\n\r\n";
    private static final Pattern LENGTH =
            Pattern.compile("\r\ncontent-length: *([0-9]+)\r\n", Pattern.CASE_INSENSITIVE);

    private HttpMessages() {}

    /** The next message, head and body; empty if the connection ends before there is one. */
    static byte[] next(InputStream in) throws IOException {
        var message = new ByteArrayOutputStream();
        for (int matched = 0; matched < END_OF_HEAD.length(); ) {
            int next = in.read();
            if (next < 0) {
                return new byte[0];
            }
            message.write(next);
            matched = next == END_OF_HEAD.charAt(matched) ? matched + 1 : next == '\r' ? 1 : 0;
        }
        Matcher length = LENGTH.matcher(message.toString(StandardCharsets.ISO_8859_1));
        message.writeBytes(in.readNBytes(length.find() ? Integer.parseInt(length.group(1)) : 0));
        return message.toByteArray();
    }
}
