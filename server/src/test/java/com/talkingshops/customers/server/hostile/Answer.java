package com.talkingshops.customers.server.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import com.talkingshops.customers.server.http.Reply;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * What came back over the wire.
 *
 * @param status 0 if nothing did
 * @param head status line and headers
 */
record Answer(int status, String head, String body) {

    private static final Pattern INSIDE = Pattern.compile(
            "exception|hibernate|postgres|axon|jackson|tomcat|catalina|apache|spring|hikari|flyway|zonky"
                    + "|java[./]|jakarta|\\borg\\.|\\bcom\\.|\\.java|\\btools\\.|\\bat [a-z]+\\.|\\bsql\\b|sqlstate"
                    + "|\\bselect\\b.*\\bfrom\\b|\\binsert into\\b|\\brelation\\b|\\bcolumn\\b \"|rm_customers|/tmp/|/root/"
                    + "|/home/|whitelabel|<html|stack ?trace",
            Pattern.CASE_INSENSITIVE);

    static Answer parse(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        int end = text.indexOf("\r\n\r\n");
        if (!text.startsWith("HTTP/1.1 ") || end < 0) {
            return new Answer(0, text, "");
        }
        String head = text.substring(0, end);
        int status = Integer.parseInt(head.substring(9, 12));
        if (status == 100) {
            return parse(java.util.Arrays.copyOfRange(bytes, end + 4, bytes.length));
        }
        byte[] body = java.util.Arrays.copyOfRange(bytes, end + 4, bytes.length);
        boolean chunked = Pattern.compile("(?im)^transfer-encoding: *chunked")
                .matcher(head)
                .find();
        return new Answer(status, head, new String(chunked ? unchunked(body) : body, StandardCharsets.UTF_8));
    }

    static Answer of(Reply reply) {
        return new Answer(reply.status(), reply.headers().map().toString(), reply.body());
    }

    /** It tells nothing of the inside, and is no failure of ours. */
    Answer assertHarmless() {
        assertThat(status).as(this.toString()).isBetween(200, 499);
        assertThat(INSIDE.matcher(head).results().map(found -> found.group()))
                .as(this.toString())
                .isEmpty();
        if (status >= 400) {
            assertThat(INSIDE.matcher(body).results().map(found -> found.group()))
                    .as(this.toString())
                    .isEmpty();
        }
        return this;
    }

    /** It is harmless, and a refusal in the one envelope. */
    Answer assertRefused() {
        assertHarmless();
        assertThat(status).as(this.toString()).isGreaterThanOrEqualTo(400);
        Reply reply = reply();
        assertThat(reply.errorCode()).as(this.toString()).matches("[A-Z][A-Za-z]+Error");
        assertThat(reply.text("/error/message")).isNotBlank();
        assertThat(reply.text("/error/details/requestId")).matches("[A-Za-z0-9._-]{1,64}");
        return this;
    }

    /** It is a refusal with this status. */
    Answer assertRefused(int expected) {
        assertThat(status).as(this.toString()).isEqualTo(expected);
        return assertRefused();
    }

    /** It is harmless, and if it refuses, in the one envelope. */
    Answer assertDecent() {
        return status >= 400 || status == 0 ? assertRefused() : assertHarmless();
    }

    Reply reply() {
        return new Reply(status, null, body);
    }

    private static byte[] unchunked(byte[] chunks) {
        var body = new ByteArrayOutputStream();
        int at = 0;
        while (at < chunks.length) {
            int line = at;
            while (chunks[line] != '\r') {
                line++;
            }
            int size = Integer.parseInt(new String(chunks, at, line - at, StandardCharsets.US_ASCII), 16);
            if (size == 0) {
                break;
            }
            body.write(chunks, line + 2, size);
            at = line + 2 + size + 2;
        }
        return body.toByteArray();
    }
}
