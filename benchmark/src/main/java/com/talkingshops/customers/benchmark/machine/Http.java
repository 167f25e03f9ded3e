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

    public JsonNode post(String path, String body) throws IOException, InterruptedException {
        return JSON.readTree(required(send(request(path)
                        .header("content-type", "application/json")
                        .header("prefer", "respond-async")
                        .POST(BodyPublishers.ofString(body))))
                .body());
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
