package com.talkingshops.customers.command.http;

import com.talkingshops.customers.api.TimeOrderedId;
import com.talkingshops.customers.eventstore.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One of two nodes of the write side over one database, as a tenant's client sees it. */
final class Node {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String DATABASE = TestDatabase.freshUrl();
    private static final List<ConfigurableApplicationContext> NODES =
            List.of(WriteSide.start(DATABASE), WriteSide.start(DATABASE));

    private final ConfigurableApplicationContext context;
    private final String tenant;

    private Node(ConfigurableApplicationContext context, String tenant) {
        this.context = context;
        this.tenant = tenant;
    }

    /** Both nodes as a new tenant sees them. */
    static List<Node> both() {
        String tenant = TimeOrderedId.next(Clock.systemUTC());
        return NODES.stream().map(context -> new Node(context, tenant)).toList();
    }

    static Node forANewTenant() {
        return both().getFirst();
    }

    /** Sends different requests to the nodes in turn. */
    static Node inTurn(List<Node> nodes, AtomicInteger turn) {
        return nodes.get(turn.getAndIncrement() % nodes.size());
    }

    Node asAnotherTenant() {
        return new Node(context, TimeOrderedId.next(Clock.systemUTC()));
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    String tenant() {
        return tenant;
    }

    Reply post(String path, String body, String... headers) {
        return send("POST", path, body, headers);
    }

    Reply put(String path, String body, String... headers) {
        return send("PUT", path, body, headers);
    }

    Reply delete(String path, String... headers) {
        return send("DELETE", path, null, headers);
    }

    private Reply send(String method, String path, String body, String... headers) {
        var request = HttpRequest.newBuilder(URI.create(
                        "http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port") + path))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .header(WriteSide.TENANT, tenant);
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            HttpResponse<String> response = HTTP.send(request.build(), BodyHandlers.ofString());
            return new Reply(response, JSON.readTree(response.body().isEmpty() ? "null" : response.body()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What came back. */
    record Reply(HttpResponse<String> response, JsonNode body) {

        int status() {
            return response.statusCode();
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse(null);
        }

        String text(String pointer) {
            return body.at(pointer).asString();
        }

        boolean replayed() {
            return "true".equals(header("Idempotency-Replayed"));
        }
    }
}
