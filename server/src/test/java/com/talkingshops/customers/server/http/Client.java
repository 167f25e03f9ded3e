package com.talkingshops.customers.server.http;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/** Sends requests to a server as a program of a shop would, and has every reply checked against the interface's description. */
public final class Client {

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration LEAST_RETRY_AFTER = Duration.ofSeconds(1);

    private final String base;
    private final List<String> headers;
    private final ReplyCheck check;
    private final boolean patient;

    public Client(String base, ReplyCheck check, String... headers) {
        this(base, check, false, List.of(headers));
    }

    private Client(String base, ReplyCheck check, boolean patient, List<String> headers) {
        this.base = base;
        this.check = check;
        this.patient = patient;
        this.headers = headers;
    }

    /** Looks at every reply. */
    public interface ReplyCheck {
        void accept(String method, String path, Reply reply);
    }

    /** The same client with more headers on each request. */
    public Client with(String... more) {
        var all = new ArrayList<>(headers);
        all.addAll(List.of(more));
        return new Client(base, check, patient, all);
    }

    /** The same client, on another way to the server. */
    public Client by(String otherBase) {
        return new Client(otherBase, check, patient, headers);
    }

    /** The same client as one that sends again what it is asked to send again, and writes under a key by which that is done once. */
    public Client patient() {
        return new Client(base, check, true, headers);
    }

    public String base() {
        return base;
    }

    public Reply get(String path) {
        return send("GET", path, null);
    }

    public Reply delete(String path) {
        return send("DELETE", path, null);
    }

    public Reply post(String path, Object body) {
        return send("POST", path, body);
    }

    public Reply put(String path, Object body) {
        return send("PUT", path, body);
    }

    /**
     * Sends a request.
     *
     * @param body a text as it stands, anything else as JSON; {@code null} for none
     */
    public Reply send(String method, String path, Object body) {
        if (!patient) {
            return sendOnce(method, path, body);
        }
        Client sender = method.equals("GET")
                ? this
                : with("Idempotency-Key", UUID.randomUUID().toString());
        return await().atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(LEAST_RETRY_AFTER)
                .pollInSameThread()
                .until(
                        () -> sender.sendOnce(method, path, body),
                        reply -> reply.status() != 503 && !reply.saysStillRunning());
    }

    /** The body of a reply with status 200, while it comes: whoever does not read on lets the server wait. */
    public InputStream stream(String path) throws IOException, InterruptedException {
        var response = HTTP.send(request(path).build(), BodyHandlers.ofInputStream());
        if (response.statusCode() != 200) {
            throw new AssertionError(path + " → " + response.statusCode());
        }
        return response.body();
    }

    private Reply sendOnce(String method, String path, Object body) {
        var request = request(path)
                .timeout(Duration.ofSeconds(60))
                .method(
                        method,
                        body == null
                                ? BodyPublishers.noBody()
                                : BodyPublishers.ofString(
                                        body instanceof String text
                                                ? text
                                                : JsonMapper.shared().writeValueAsString(body)));
        if (body != null && !headers.contains("Content-Type")) {
            request.header("Content-Type", "application/json");
        }
        try {
            var response = HTTP.send(request.build(), BodyHandlers.ofString());
            var reply = new Reply(response.statusCode(), response.headers(), response.body());
            check.accept(method, path, reply);
            return reply;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(URI.create(base + path));
        for (int i = 0; i < headers.size(); i += 2) {
            request.header(headers.get(i), headers.get(i + 1));
        }
        return request;
    }

    /** A JSON object, members and values in turn; unlike {@link Map#of}, a value may be {@code null}. */
    public static Map<String, Object> object(Object... membersAndValues) {
        var object = new java.util.LinkedHashMap<String, Object>();
        for (int i = 0; i < membersAndValues.length; i += 2) {
            object.put((String) membersAndValues[i], membersAndValues[i + 1]);
        }
        return object;
    }
}
