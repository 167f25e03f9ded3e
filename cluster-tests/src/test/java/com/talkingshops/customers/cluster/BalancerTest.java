package com.talkingshops.customers.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What would make the tests of the nodes see failures that are the balancer's, or miss some that are not. */
class BalancerTest {

    private static final String WHOLE = "the whole reply";
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final AtomicInteger brokenOff = new AtomicInteger();
    private final HttpServer breaking = node(this::breakOff);
    private final HttpServer good = node(BalancerTest::answer);
    private final HttpClient http = HttpClient.newHttpClient();
    private Balancer balancer;

    private static HttpServer node(HttpHandler answer) {
        try {
            var node = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            node.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            node.createContext("/actuator", BalancerTest::answer);
            node.createContext("/v1", answer);
            node.start();
            return node;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            boolean head = exchange.getRequestMethod().equals("HEAD");
            exchange.getResponseHeaders().set("Content-Length", String.valueOf(WHOLE.length()));
            exchange.sendResponseHeaders(200, head ? -1 : WHOLE.length());
            if (!head) {
                exchange.getResponseBody().write(WHOLE.getBytes());
            }
        }
    }

    /** In the middle of a reply that has no length; or, where there is none, before it. */
    private void breakOff(HttpExchange exchange) throws IOException {
        brokenOff.incrementAndGet();
        if (exchange.getRequestMethod().equals("GET")) {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(WHOLE.substring(0, 7).getBytes());
            exchange.getResponseBody().flush();
        }
        throw new IOException("broken off");
    }

    @BeforeEach
    void start() throws IOException {
        List<URI> nodes = List.of(at(breaking), at(good));
        balancer = new Balancer(0, nodes, nodes);
        await().atMost(PATIENCE).until(balancer::hasAll);
    }

    @AfterEach
    void stop() {
        balancer.close();
        breaking.stop(0);
        good.stop(0);
    }

    private static URI at(HttpServer node) {
        return URI.create("http://127.0.0.1:" + node.getAddress().getPort());
    }

    private HttpResponse<String> send(String method) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(URI.create(balancer.base() + "/v1/customers"))
                        .method(method, BodyPublishers.noBody())
                        .build(),
                BodyHandlers.ofString());
    }

    @Test
    void aReadThatBreaksOffInTheMiddleIsAnsweredByAnotherNode() throws Exception {
        for (int turn = 0; turn < 4; turn++) {
            assertThat(send("GET").body()).isEqualTo(WHOLE);
        }
        assertThat(brokenOff).hasPositiveValue();
    }

    @Test
    void aReadOfHeadersAloneIsAnsweredByAnotherNodeToo() throws Exception {
        for (int turn = 0; turn < 4; turn++) {
            HttpResponse<String> reply = send("HEAD");
            assertThat(reply.statusCode()).isEqualTo(200);
            assertThat(reply.headers().firstValueAsLong("Content-Length")).hasValue(WHOLE.length());
        }
        assertThat(brokenOff).hasPositiveValue();
    }

    @Test
    void aWriteThatBreaksOffIsSentToNobodyElse() throws Exception {
        int refused = 0;
        for (int turn = 0; turn < 4; turn++) {
            refused += send("DELETE").statusCode() == 503 ? 1 : 0;
        }
        assertThat(refused).isPositive();
        assertThat(brokenOff).hasValue(refused);
    }

    /** Whoever stops a process may stop it there, and a request's own timeout ends with the headers of its reply. */
    @Test
    void aNodeThatStopsInTheMiddleOfSayingHowItIsIsWithoutItsShare() throws Exception {
        // given
        var stops = new AtomicBoolean();
        var released = new CountDownLatch(1);
        var node = node(BalancerTest::answer);
        node.createContext("/actuator/health/readiness", exchange -> {
            try (exchange) {
                exchange.sendResponseHeaders(200, WHOLE.length());
                exchange.getResponseBody().flush();
                if (stops.get()) {
                    released.await();
                }
                exchange.getResponseBody().write(WHOLE.getBytes());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        try (var one = new Balancer(0, List.of(at(node)), List.of())) {
            await().atMost(PATIENCE).until(one::hasAll);
            // when
            stops.set(true);
            // then
            await().atMost(PATIENCE).until(() -> !one.hasAll());
            // when
            stops.set(false);
            released.countDown();
            // then
            await().atMost(PATIENCE).until(one::hasAll);
        } finally {
            released.countDown();
            node.stop(0);
        }
    }
}
