package com.talkingshops.customers.stub;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The stub service, started once for all tests of a JVM, and a client of it. */
public final class Running {

    public static final String OPERATOR_KEY = "the-operators-own-key";

    private static final ConfigurableApplicationContext CONTEXT = new SpringApplicationBuilder(StubService.class)
            .run(StubService.settings().stream().map(setting -> "--" + setting).toArray(String[]::new));
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private Running() {}

    public static <T> T bean(Class<T> type) {
        return CONTEXT.getBean(type);
    }

    public static int port() {
        return Integer.parseInt(CONTEXT.getEnvironment().getRequiredProperty("local.server.port"));
    }

    /** A new tenant with a key of all scopes. */
    public static StubTenants.Tenant tenant() {
        return bean(StubTenants.class).tenant();
    }

    public static HttpResponse<String> get(String path, String... headers) {
        return send("GET", path, BodyPublishers.noBody(), headers);
    }

    public static HttpResponse<String> post(String path, String json, String... headers) {
        return send("POST", path, BodyPublishers.ofString(json), withJson(headers));
    }

    public static HttpResponse<String> put(String path, String json, String... headers) {
        return send("PUT", path, BodyPublishers.ofString(json), withJson(headers));
    }

    public static HttpResponse<String> send(String method, String path, BodyPublisher body, String... headers) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path))
                .timeout(Duration.ofSeconds(20))
                .method(method, body);
        if (headers.length > 0) {
            for (int i = 0; i < headers.length; i += 2) {
                request.header(headers[i], headers[i + 1]);
            }
        }
        try {
            return CLIENT.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String[] withJson(String... headers) {
        String[] all = java.util.Arrays.copyOf(headers, headers.length + 2);
        all[headers.length] = "Content-Type";
        all[headers.length + 1] = "application/json";
        return all;
    }
}
