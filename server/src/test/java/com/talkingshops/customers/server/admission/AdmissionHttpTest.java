package com.talkingshops.customers.server.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.talkingshops.customers.eventstore.BackgroundWork;
import com.talkingshops.customers.server.acknowledge.WriteListener;
import com.talkingshops.customers.server.admission.Gate.Place;
import com.talkingshops.customers.server.admission.Gate.Visitor;
import com.talkingshops.customers.stub.Running;
import com.talkingshops.customers.stub.StubEndpoints;
import com.talkingshops.customers.stub.StubPositions;
import com.talkingshops.customers.stub.StubService;
import com.talkingshops.customers.stub.StubTenants;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.http.ResponseEntity;

/** A server of its own, which works on one request at once and lets one wait. */
class AdmissionHttpTest {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private static ConfigurableApplicationContext server;

    @BeforeAll
    static void start() {
        var settings = Stream.concat(
                StubService.settings().stream(),
                Stream.of(
                        "customers.admission.at-once=1",
                        "customers.admission.waiting=1",
                        "customers.admission.patience=30s"));
        server = new SpringApplicationBuilder(StubService.class, Atwork.class)
                .run(settings.map(setting -> "--" + setting).toArray(String[]::new));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** Notes how many are at work when a write has been acknowledged. */
    @TestConfiguration(proxyBeanMethods = false)
    static class Atwork {

        final List<Integer> seen = new CopyOnWriteArrayList<>();

        @Bean
        WriteListener seesWhoIsAtWork(Gate gate) {
            return request -> seen.add(gate.atWork());
        }
    }

    @Nested
    class WhenTheLineIsFull {

        @Test
        void refusesWithoutAskingWhoItIsOrTakingAnythingOfALimit() {
            // given
            String key = server.getBean(StubTenants.class).tenant().limited(2, null).key;
            try (var crowd = new FullLine(key)) {
                // when
                var refused = get("/v1/who", "x-tenant-api-key", key);
                var stranger = get("/v1/who", "x-tenant-api-key", "nobody's");
                // then
                assertThat(refused.statusCode()).isEqualTo(503);
                assertThat(refused.headers().firstValue("Retry-After")).contains("1");
                assertThat(refused.headers().firstValue("X-Request-Id")).isPresent();
                assertThat(refused.headers().firstValue("RateLimit")).isEmpty();
                assertThat(refused.body())
                        .contains("\"code\":\"ServiceUnavailableError\"")
                        .contains("\"requestId\":");
                assertThat(stranger.statusCode()).isEqualTo(503);
            }
            assertThat(get("/v1/who", "x-tenant-api-key", key).headers().firstValue("RateLimit"))
                    .as("one of two went to the request that waited, one to this")
                    .hasValueSatisfying(left -> assertThat(left).contains("r=0"));
        }

        @Test
        void answersTheOperatorAndWhoeverAsksForItsHealth() {
            try (var crowd = new FullLine(aKey())) {
                assertThat(get("/admin/things", "x-admin-api-key", Running.OPERATOR_KEY)
                                .statusCode())
                        .isEqualTo(200);
                assertThat(get("/actuator/health/liveness").statusCode()).isEqualTo(200);
            }
        }

        @Test
        void isMeasured() {
            // Again if it took so long that the place went to the one who waited.
            await().untilAsserted(() -> {
                try (var crowd = new FullLine(aKey())) {
                    assertThat(get("/actuator/prometheus", "x-admin-api-key", Running.OPERATOR_KEY)
                                    .body())
                            .contains("customers_admission_working 1.0")
                            .contains("customers_admission_waiting 1.0")
                            .contains("customers_admission_refused_total");
                }
            });
        }
    }

    @Test
    void refusesAtOnceWhoWouldFindNoRoomWhileTheDoorIsSlow() {
        // given
        var tenants = server.getBean(StubTenants.class);
        String key = tenants.tenant().limited(1_000, null).key;
        var open = new CompletableFuture<Void>();
        tenants.beforeAnswering = open::join;
        try {
            // when
            var sent = Stream.generate(() -> CLIENT.sendAsync(
                            request("/v1/who", "x-tenant-api-key", key).build(), BodyHandlers.ofString()))
                    .limit(200)
                    .toList();
            // then
            await().until(() -> sent.stream().filter(CompletableFuture::isDone).count() == 198);
            // and when
            open.complete(null);
            // then
            assertThat(sent.stream().map(reply -> reply.join().statusCode()))
                    .filteredOn(status -> status != 503)
                    .containsExactly(200, 200);
        } finally {
            open.complete(null);
            tenants.beforeAnswering = () -> {};
        }
        assertThat(get("/v1/who", "x-tenant-api-key", key).headers().firstValue("RateLimit"))
                .as("what is refused is not counted")
                .hasValueSatisfying(left -> assertThat(left).contains("r=997"));
    }

    @Test
    void answersWhoHasWaited() {
        // given
        var crowd = new FullLine(aKey());
        // when
        crowd.close();
        // then
        assertThat(crowd.waiting.join().statusCode()).isEqualTo(200);
    }

    @Test
    void takesNoPlaceForWhoIsRefusedForAnotherReason() {
        // given
        String key = server.getBean(StubTenants.class).tenant().limited(1, null).key;
        get("/v1/who", "x-tenant-api-key", key);
        try (Place place = aPlace()) {
            // when
            var tooOften = get("/v1/who", "x-tenant-api-key", key);
            var stranger = get("/v1/who", "x-tenant-api-key", "nobody's");
            // then
            assertThat(tooOften.statusCode()).isEqualTo(429);
            assertThat(stranger.statusCode()).isEqualTo(401);
        }
    }

    @Test
    void tellsWorkThatCanWaitOfTenantsRequestsAndNotOfTheOperators() {
        // given
        var requests = server.getBean(BackgroundWork.Foreground.class);
        await().until(() -> !requests.isGoingOn());
        // when
        get("/admin/things", "x-admin-api-key", Running.OPERATOR_KEY);
        // then
        assertThat(requests.isGoingOn()).isFalse();
        // and
        String key = aKey();
        await().until(() -> {
            get("/v1/who", "x-tenant-api-key", key);
            return requests.isGoingOn();
        });
    }

    @Test
    void isNotAtWorkOnAWriteThatWaitsForReaders() {
        // given
        server.getBean(Atwork.class).seen.clear();
        server.getBean(StubPositions.class).all(100);
        server.getBean(StubEndpoints.class).write = () -> {
            assertThat(gate().atWork()).isOne();
            server.getBean(StubEndpoints.class).appended(50);
            return ResponseEntity.ok(Map.of("success", true));
        };
        // when
        var written = send(request("/v1/things", "x-tenant-api-key", aKey(), "content-type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                .build());
        // then
        assertThat(written.statusCode()).isEqualTo(200);
        assertThat(server.getBean(Atwork.class).seen).containsExactly(0);
    }

    @Nested
    class WhoeverDawdlesWithABody {

        @BeforeEach
        void answerWrites() {
            server.getBean(StubEndpoints.class).write = () -> ResponseEntity.ok(Map.of("success", true));
        }

        @Test
        void isInNobodysWay() throws Exception {
            // given
            try (var slow = new SlowBodies(64)) {
                // when
                var read = get("/v1/who", "x-tenant-api-key", aKey());
                // then
                assertThat(read.statusCode()).isEqualTo(200);
                assertThat(gate().atWork()).isZero();
                // and when
                slow.finish();
                // then
                assertThat(slow.statuses()).hasSize(64).containsOnly("200");
            }
        }

        @Test
        void isNotOneOfTooManyOfATenant() throws Exception {
            // given
            try (var slow = new SlowBodies(64)) {
                // when
                var another = post(slow.key);
                var ofAnother = post(aKey());
                // then
                assertThat(another.statusCode()).isEqualTo(503);
                assertThat(ofAnother.statusCode()).isEqualTo(200);
            }
        }

        private static HttpResponse<String> post(String key) {
            return send(request("/v1/things", "x-tenant-api-key", key, "content-type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString("{}"))
                    .build());
        }
    }

    /** Clients of one tenant that have sent the first half of a body each. */
    private static final class SlowBodies implements AutoCloseable {

        final String key = server.getBean(StubTenants.class).tenant().limited(1_000, null).key;
        private final List<Socket> sockets = new ArrayList<>();

        SlowBodies(int number) throws IOException {
            for (int i = 1; i <= number; i++) {
                var socket = new Socket("127.0.0.1", port());
                sockets.add(socket);
                write(
                        socket,
                        "POST /v1/things HTTP/1.1\r\nHost: localhost\r\nx-tenant-api-key: " + key
                                + "\r\nContent-Type: application/json\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{");
                int soMany = i;
                await().pollInterval(Duration.ofMillis(2))
                        .until(() -> server.getBean(Senders.class).number() == soMany);
            }
        }

        void finish() throws IOException {
            for (Socket socket : sockets) {
                write(socket, "}");
            }
        }

        List<String> statuses() throws IOException {
            var statuses = new ArrayList<String>();
            for (Socket socket : sockets) {
                String reply = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                statuses.add(reply.split(" ")[1]);
            }
            return statuses;
        }

        private static void write(Socket socket, String text) throws IOException {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        }

        @Override
        public void close() throws IOException {
            for (Socket socket : sockets) {
                socket.close();
            }
            await().until(() -> server.getBean(Senders.class).number() == 0);
        }
    }

    /** The one place is taken, and one request waits for it. */
    private static final class FullLine implements AutoCloseable {

        private final Place place = aPlace();
        final CompletableFuture<HttpResponse<String>> waiting;

        FullLine(String key) {
            waiting =
                    CLIENT.sendAsync(request("/v1/who", "x-tenant-api-key", key).build(), BodyHandlers.ofString());
            await().until(() -> gate().waiting() == 1);
        }

        @Override
        public void close() {
            place.close();
            waiting.join();
        }
    }

    private static Gate gate() {
        return server.getBean(Gate.class);
    }

    private static Place aPlace() {
        return gate().come().flatMap(Visitor::enter).orElseThrow();
    }

    private static String aKey() {
        return server.getBean(StubTenants.class).tenant().key;
    }

    private static HttpResponse<String> get(String path, String... headers) {
        return send(request(path, headers).build());
    }

    private static HttpRequest.Builder request(String path, String... headers) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path));
        return headers.length == 0 ? request : request.headers(headers);
    }

    private static int port() {
        return server.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    private static HttpResponse<String> send(HttpRequest request) {
        return CLIENT.sendAsync(request, BodyHandlers.ofString()).join();
    }
}
