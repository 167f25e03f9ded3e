package com.talkingshops.customers.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** The proxy's own file, as Caddy understands it, in front of nodes that are none. Needs Caddy on the PATH, so it is no part of the build. */
@EnabledIfSystemProperty(named = "test.size", matches = "full")
class CaddyTest {

    @TempDir
    private Path folder;

    private StubNode commands;
    private StubNode oneForQueries;
    private StubNode anotherForQueries;
    private Caddy caddy;

    @BeforeEach
    void start() throws Exception {
        assertThat(Caddy.isInstalled())
                .as("caddy is on the PATH (apt-get install caddy)")
                .isTrue();
        commands = new StubNode("commands");
        oneForQueries = new StubNode("one");
        anotherForQueries = new StubNode("another");
        caddy = Caddy.start(folder, List.of(commands), List.of(oneForQueries, anotherForQueries));
        await().atMost(Duration.ofSeconds(30))
                .ignoreExceptions()
                .until(() -> Stream.of(get("/v1/ready"), get("/v1/ready"), caddy.send("POST", "/v1/ready"))
                        .allMatch(reply -> reply.join().statusCode() == 200));
    }

    @AfterEach
    void stop() throws Exception {
        if (caddy != null) {
            Ending.all(List.of(caddy, commands, oneForQueries, anotherForQueries));
        }
    }

    @Test
    void sendsEachRequestToANodeThatIsThereForIt() {
        assertThat(caddy.send("POST", "/v1/customers").join().body()).isEqualTo("commands");
        assertThat(caddy.send("DELETE", "/v1/customers/1").join().body()).isEqualTo("commands");
        assertThat(get("/v1/customers").join().body()).isIn("one", "another");
        assertThat(caddy.send("POST", "/v1/customers/lookup").join().body()).isIn("one", "another");
        assertThat(caddy.send("POST", "/admin/read-models/customers/rebuild")
                        .join()
                        .body())
                .isIn("one", "another");
    }

    @Test
    void tellsNothingOfWhatRunsInside() {
        // when
        var reply = get("/actuator/prometheus").join();
        // then
        assertThat(reply.statusCode()).isEqualTo(404);
        assertThat(reply.body()).contains("\"code\":\"NotFoundError\"");
        assertThat(reply.headers().firstValue("X-Request-Id")).isPresent();
        assertThat(get("/actuator/health/liveness").join().statusCode()).isEqualTo(200);
    }

    /** The nodes freeze with what they were just given; what a proxy waits for then is what this takes. */
    @Test
    void repeatsReadsThatANodeDoesNotAnswerAndGivesUpWrites() {
        // given
        commands.freezeWithTheNext();
        oneForQueries.freezeWithTheNext();
        // when
        CompletableFuture<HttpResponse<String>> write = caddy.send("POST", "/v1/customers");
        CompletableFuture<HttpResponse<String>> lookup = caddy.send("POST", "/v1/customers/lookup");
        CompletableFuture<HttpResponse<String>> another = caddy.send("POST", "/v1/customers/lookup");
        await().until(() -> oneForQueries.taken().contains("POST /v1/customers/lookup"));
        List<CompletableFuture<HttpResponse<String>>> reads =
                Stream.generate(() -> get("/v1/customers")).limit(4).toList();
        // then
        assertThat(reads).allSatisfy(read -> {
            assertThat(read.join().statusCode()).isEqualTo(200);
            assertThat(read.join().body()).isEqualTo("another");
        });
        assertThat(oneForQueries.taken()).as("some went there first").contains("GET /v1/customers");
        assertThat(List.of(lookup.join().statusCode(), another.join().statusCode()))
                .as("of two that went round one")
                .containsExactlyInAnyOrder(200, 503);
        assertThat(write.join().statusCode()).isEqualTo(503);
        assertThat(write.join().body())
                .contains("\"code\":\"ServiceUnavailableError\"")
                .contains("Idempotency-Key");
        assertThat(commands.taken()).as("once").containsOnlyOnce("POST /v1/customers");
    }

    private CompletableFuture<HttpResponse<String>> get(String path) {
        return caddy.send("GET", path);
    }
}
