package com.talkingshops.customers.cluster;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * Stands in front of the nodes as docs/operations.md says: sends each request by its method to a node that is ready, and a read that was not
 * answered to its end to another one. A write goes to another one only if it cannot have been received. No node to be had is 503.
 */
final class Balancer implements AutoCloseable {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);
    private static final Duration LONGEST_REPLY = Duration.ofSeconds(40);
    private static final Set<String> READING = Set.of("GET", "HEAD");
    private static final Set<String> WRITING = Set.of("POST", "PUT", "DELETE");
    private static final Set<Integer> TRY_ANOTHER = Set.of(502, 503, 504);

    /** What concerns one connection alone (RFC 9110, section 7.6.1), or is set by who sends. */
    private static final Set<String> OF_A_CONNECTION = Set.of(
            "connection",
            "keep-alive",
            "transfer-encoding",
            "upgrade",
            "te",
            "content-length",
            "host",
            "expect",
            "date");

    private static final String LENGTH = "Content-Length";

    private static final String UNAVAILABLE = """
            {"error":{"code":"ServiceUnavailableError","message":"%s","details":{"requestId":"%s"}}}""";

    static {
        // A reply is written in two parts, of which the second would wait for the first to be confirmed.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private final List<Upstream> command;
    private final List<Upstream> query;
    private final HttpServer server;
    private final AtomicInteger turns = new AtomicInteger();
    private final AtomicInteger refusedByNodes = new AtomicInteger();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private volatile boolean closed;

    /**
     * Begins.
     *
     * @param port 0 for any
     */
    Balancer(int port, List<URI> command, List<URI> query) throws IOException {
        this.command = command.stream().map(node -> new Upstream(node, http)).toList();
        this.query = query.stream().map(node -> new Upstream(node, http)).toList();
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        Stream.concat(this.command.stream(), this.query.stream())
                .forEach(node -> Thread.ofVirtual().start(() -> watch(node)));
        server.start();
    }

    String base() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Whether all nodes are ready. */
    boolean hasAll() {
        return Stream.concat(command.stream(), query.stream()).allMatch(Upstream::isReady);
    }

    /** Whether a node is sent nothing. */
    boolean isWithout(Node node) {
        return Stream.concat(command.stream(), query.stream())
                .filter(one -> one.isAt(node.address()))
                .noneMatch(Upstream::isReady);
    }

    /** How many writes a node has answered with 503, since it was there but could not do them. */
    int refusedByNodes() {
        return refusedByNodes.get();
    }

    /** What was answered with a failure that is not the client's, since the last time. */
    List<String> takeFailures() {
        List<String> all = List.copyOf(failures);
        failures.clear();
        return all;
    }

    /** Whether a request is one for a command node. */
    static boolean isCommand(String method, String path) {
        return WRITING.contains(method) && path.startsWith("/v1/") && !path.equals("/v1/customers/lookup");
    }

    private void watch(Upstream node) {
        while (!closed) {
            node.look();
            try {
                Thread.sleep(BETWEEN_LOOKS);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            String method = exchange.getRequestMethod();
            URI uri = exchange.getRequestURI();
            boolean repeatable = READING.contains(method) || uri.getPath().equals("/v1/customers/lookup");
            List<Upstream> nodes = inTurn(isCommand(method, uri.getPath()) ? command : query);
            HttpResponse<byte[]> last = null;
            for (Upstream node : nodes) {
                try {
                    last = node.send(request(exchange, node, body));
                    if (!repeatable || !TRY_ANOTHER.contains(last.statusCode())) {
                        break;
                    }
                } catch (ConnectException | HttpConnectTimeoutException notReceived) {
                    // The next one, then.
                } catch (IOException nobodyKnows) {
                    if (!repeatable) {
                        refuse(exchange, "What became of the request is not known (" + nobodyKnows + ").");
                        return;
                    }
                }
            }
            if (last == null) {
                refuse(exchange, "No node is there that could answer.");
            } else {
                pass(last, exchange);
            }
        }
    }

    /** Those that are ready, each of them the first now and then. */
    private List<Upstream> inTurn(List<Upstream> nodes) {
        List<Upstream> ready = nodes.stream().filter(Upstream::isReady).toList();
        int first = ready.isEmpty() ? 0 : Math.floorMod(turns.getAndIncrement(), ready.size());
        return Stream.concat(ready.stream().skip(first), ready.stream().limit(first))
                .toList();
    }

    private static HttpRequest request(HttpExchange exchange, Upstream node, byte[] body) {
        var request = HttpRequest.newBuilder(node.at(exchange.getRequestURI().toString()))
                .timeout(LONGEST_REPLY)
                .method(
                        exchange.getRequestMethod(),
                        body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (isPassedOn(name)) {
                values.forEach(value -> request.header(name, value));
            }
        });
        return request.build();
    }

    private void pass(HttpResponse<byte[]> reply, HttpExchange exchange) throws IOException {
        if (reply.statusCode() >= 500) {
            note(exchange, reply.uri() + " answered " + reply.statusCode());
        }
        if (reply.statusCode() == 503
                && isCommand(
                        exchange.getRequestMethod(), exchange.getRequestURI().getPath())) {
            refusedByNodes.incrementAndGet();
        }
        reply.headers().map().forEach((name, values) -> {
            if (isPassedOn(name)) {
                values.forEach(value -> exchange.getResponseHeaders().add(name, value));
            }
        });
        if (exchange.getRequestMethod().equals("HEAD")) {
            // How long the reply to a GET would be, where that is told.
            reply.headers()
                    .firstValue(LENGTH)
                    .ifPresent(length -> exchange.getResponseHeaders().set(LENGTH, length));
        }
        byte[] body = reply.body();
        exchange.sendResponseHeaders(reply.statusCode(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    private void refuse(HttpExchange exchange, String reason) throws IOException {
        note(exchange, reason);
        String request = UUID.randomUUID().toString();
        byte[] body = UNAVAILABLE.formatted(reason, request).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("X-Request-Id", request);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.getResponseHeaders().add("Retry-After", "1");
        exchange.sendResponseHeaders(503, body.length);
        exchange.getResponseBody().write(body);
    }

    private void note(HttpExchange exchange, String what) {
        failures.add(
                "%s %s %s: %s".formatted(LocalTime.now(), exchange.getRequestMethod(), exchange.getRequestURI(), what));
    }

    private static boolean isPassedOn(String header) {
        return !OF_A_CONNECTION.contains(header.toLowerCase(Locale.ROOT));
    }

    @Override
    public void close() {
        closed = true;
        server.stop(0);
        http.shutdownNow();
    }
}
