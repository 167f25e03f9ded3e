package com.talkingshops.customers.server.error;

import static org.assertj.core.api.Assertions.assertThat;

import com.talkingshops.customers.stub.RawSocket;
import com.talkingshops.customers.stub.Running;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Requests that no client library sends, byte by byte. */
class HostileRequestTest {

    private static final String KEY = Running.tenant().limited(10_000, null).key;
    private static final String HEADERS = "Host: x\r\nConnection: close\r\nx-tenant-api-key: " + KEY + "\r\n";
    private static final String JSON = HEADERS + "Content-Type: application/json\r\n";
    private static final Pattern REPLY = Pattern.compile("HTTP/1.1 (\\d{3}) .*?\r\n(.*?)\r\n\r\n(.*)", Pattern.DOTALL);

    @ParameterizedTest(name = "{0}")
    @MethodSource("requests")
    void isAnsweredWithTheEnvelope(String name, int status, String request) {
        // when
        Matcher reply = REPLY.matcher(RawSocket.exchange(request));
        // then
        assertThat(reply.matches()).isTrue();
        assertThat(reply.group(1)).isEqualTo(String.valueOf(status));
        assertThat(reply.group(2)).contains("X-Content-Type-Options: nosniff", "Content-Type: application/json");
        JsonNode json = JsonMapper.shared().readTree(reply.group(3));
        assertThat(json.at("/error/code").asString()).isNotEmpty();
        assertThat(reply.group(2))
                .contains("X-Request-Id: " + json.at("/error/details/requestId").asString());
        assertThat(reply.group(3)).doesNotContain("Exception", "tomcat", "Tomcat", "RFC", "java");
    }

    static Stream<Arguments> requests() {
        return Stream.of(
                request("no HTTP at all", 400, "GARBAGE\r\n\r\n"),
                request("brackets in the path", 400, "GET /v1/{who} HTTP/1.1\r\n" + HEADERS + "\r\n"),
                request("a broken escape in the path", 400, "GET /v1/%zz HTTP/1.1\r\n" + HEADERS + "\r\n"),
                request("an escaped slash", 400, "GET /v1/a%2Fb HTTP/1.1\r\n" + HEADERS + "\r\n"),
                request("NUL in the path", 400, "GET /v1/a%00b HTTP/1.1\r\n" + HEADERS + "\r\n"),
                request("a backslash", 400, "GET /v1/\\b HTTP/1.1\r\n" + HEADERS + "\r\n"),
                request("above the root", 400, "GET /v1/../../etc/passwd HTTP/1.1\r\n" + HEADERS + "\r\n"),
                request("a path that is not UTF-8", 400, "GET /v1/%ff%fe HTTP/1.1\r\n" + HEADERS + "\r\n"),
                request("bare bytes in the path", 400, "GET /v1/\u00ff HTTP/1.1\r\n" + HEADERS + "\r\n"),
                request("a query that is not UTF-8", 400, get("/v1/things/x?number=%ff")),
                request("a broken escape in the query", 400, get("/v1/things/x?number=%zz")),
                request("a surrogate in the query", 400, get("/v1/things/x?number=%ed%a0%80")),
                request("1,500 parameters", 400, get("/v1/things/x?" + "a=1&".repeat(1_500))),
                request("an id of 10 KB that is nobody's", 404, get("/v1/customers/" + "a".repeat(10_240))),
                request("a path of 40 KB", 400, get("/v1/things/" + "a".repeat(40_000))),
                request("no host", 400, "GET /v1/who HTTP/1.1\r\nConnection: close\r\n\r\n"),
                request("two hosts", 400, "GET /v1/who HTTP/1.1\r\nHost: a\r\nHost: b\r\nConnection: close\r\n\r\n"),
                request("no host name", 400, "GET /v1/who HTTP/1.1\r\nHost: a b\r\nConnection: close\r\n\r\n"),
                request("an impossible port", 400, "GET http://x:99999/v1/who HTTP/1.1\r\n" + HEADERS + "\r\n"),
                request("HTTP 9.9", 400, "GET /v1/who HTTP/9.9\r\n" + HEADERS + "\r\n"),
                request("TRACE", 405, "TRACE /v1/who HTTP/1.1\r\n" + HEADERS + "\r\n"),
                request("CONNECT", 400, "CONNECT x:1 HTTP/1.1\r\n" + HEADERS + "\r\n"),
                request("a made-up method", 405, "FOO /v1/who HTTP/1.1\r\n" + HEADERS + "\r\n"),
                request("a method that is none", 400, "G@T /v1/who HTTP/1.1\r\n" + HEADERS + "\r\n"),
                request("a header of 40 KB", 400, get("/v1/who", "X-Big: " + "a".repeat(40_000))),
                request("200 headers", 400, get("/v1/who", "X: 1\r\n".repeat(200) + "Y: 2")),
                request("a blank in a header's name", 400, get("/v1/who", "Bad Header: 1")),
                request("NUL in a header", 400, get("/v1/who", "X: a\u0000b")),
                request("an unreadable Accept", 406, get("/v1/who", "Accept: ;;;")),
                request("a token of nobody", 400, get("/v1/who", "X-Consistency-Token: '; drop table")),
                request("chunks of no length", 400, post("Transfer-Encoding: chunked", "zz\r\n{}\r\n0\r\n\r\n")),
                request("a chunk that never ends", 400, post("Transfer-Encoding: chunked", "2\r\n{}xx\r\n0\r\n\r\n")),
                request("an unknown transfer coding", 400, post("Transfer-Encoding: foo", "{}")),
                request("a length that is no number", 400, post("Content-Length: abc", "{}")),
                request("a negative length", 400, post("Content-Length: -5", "{}")),
                request("two lengths", 400, post("Content-Length: 2\r\nContent-Length: 3", "{}")),
                request("an overflowing length", 400, post("Content-Length: 99999999999999999999", "{}")),
                request("a huge length", 413, post("Content-Length: 9999999999", "{}")),
                request("an unknown expectation", 400, post("Expect: nonsense\r\nContent-Length: 2", "{}")),
                request("two content types", 415, post("Content-Type: text/plain\r\nContent-Length: 2", "{}")),
                request("an unknown charset", 415, typed("application/json; charset=nonsense", "{}")),
                request("a content type that is none", 415, typed(";;;", "{}")),
                request("gzip that is none", 415, post("Content-Encoding: gzip\r\nContent-Length: 2", "{}")),
                request("an unknown content coding", 415, post("Content-Encoding: x, y\r\nContent-Length: 2", "{}")));
    }

    @Test
    void isAnsweredToHttpOfTheFirstDays() {
        assertThat(RawSocket.exchange("GET /v1/who\r\n\r\n")).contains("\"AuthenticationError\"");
        assertThat(RawSocket.exchange("GET /v1/who HTTP/1.0\r\n\r\n")).startsWith("HTTP/1.1 401");
    }

    @Test
    void isAnsweredWithoutHarmWhenHeadersThatNobodyReadsAreBroken() {
        String reply = RawSocket.exchange(
                get(
                        "/v1/things/x",
                        "Accept-Language: ;;;=\r\nCookie: =;;,\"\r\nIf-None-Match: \"\r\nIf-Modified-Since: x\r\nRange: bytes=a\r\n"
                                + "Origin: :::\r\nAccept-Charset: ;\r\nAccept-Encoding: ;q=x\r\nX-Forwarded-For: ,,\r\nForwarded: ;;"));
        assertThat(reply).startsWith("HTTP/1.1 200");
    }

    private static Arguments request(String name, int status, String request) {
        return Arguments.of(name, status, request);
    }

    private static String get(String path, String... headers) {
        return "GET " + path + " HTTP/1.1\r\n" + HEADERS
                + (headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n") + "\r\n";
    }

    private static String post(String headers, String body) {
        return "POST /v1/things HTTP/1.1\r\n" + JSON + headers + "\r\n\r\n" + body;
    }

    private static String typed(String type, String body) {
        return "POST /v1/things HTTP/1.1\r\n" + HEADERS + "Content-Type: " + type + "\r\nContent-Length: "
                + body.length() + "\r\n\r\n" + body;
    }
}
