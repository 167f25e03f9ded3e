package com.talkingshops.customers.benchmark.machine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Single requests, to prepare what is measured. */
public final class Http {

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI server;
    private final String header;
    private final String key;

    /**
     * Speaks to a server with a key.
     *
     * @param header the header that carries the key
     */
    public Http(URI server, String header, String key) {
        this.server = server;
        this.header = header;
        this.key = key;
    }

    /** Writes, and waits for the read models. */
    public JsonNode post(String path, String body) throws IOException, InterruptedException {
        return written("POST", request(path), body);
    }

    /** Writes, and waits for no read model. */
    public JsonNode postAsync(String path, String body) throws IOException, InterruptedException {
        return written("POST", request(path).header("prefer", "respond-async"), body);
    }

    /** Changes, and waits for no read model. */
    public JsonNode putAsync(String path, String body) throws IOException, InterruptedException {
        return written("PUT", request(path).header("prefer", "respond-async"), body);
    }

    private static JsonNode written(String method, HttpRequest.Builder request, String body)
            throws IOException, InterruptedException {
        request.header("content-type", "application/json").method(method, BodyPublishers.ofString(body));
        return JSON.readTree(required(send(request)).body());
    }

    public JsonNode get(String path) throws IOException, InterruptedException {
        return JSON.readTree(required(send(request(path).GET())).body());
    }

    /** The status of a reply; 0 if there is none. */
    public int statusOf(String path) throws InterruptedException {
        try {
            return send(request(path).GET()).statusCode();
        } catch (IOException e) {
            return 0;
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(server.resolve(path)).header(header, key).timeout(Duration.ofMinutes(1));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return CLIENT.send(request.build(), BodyHandlers.ofString());
    }

    private static HttpResponse<String> required(HttpResponse<String> reply) throws IOException {
        if (reply.statusCode() >= 300) {
            throw new IOException(reply.uri() + " → " + reply.statusCode() + " " + reply.body());
        }
        return reply;
    }
}
