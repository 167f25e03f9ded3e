package com.talkingshops.customers.server.request;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.talkingshops.customers.stub.Running;
import com.talkingshops.customers.stub.StubTenants;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

class RequestHttpTest {

    @Nested
    class ItsId {

        @ParameterizedTest
        @ValueSource(strings = {"a", "A.b_c-9", "0123456789012345678901234567890123456789012345678901234567890123"})
        void isTheClientsIfItIsSane(String id) {
            assertThat(idFor(id)).isEqualTo(id);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "a b",
                    "a/b",
                    "é",
                    "{}",
                    "01234567890123456789012345678901234567890123456789012345678901234"
                })
        void isMadeOtherwise(String id) {
            assertThat(idFor(id)).matches("[0-9a-f]{24}");
        }

        @Test
        void isMadeIfSeveralAreSent() {
            var reply = Running.get("/v1/who", "X-Request-Id", "a", "X-Request-Id", "b");
            assertThat(reply.headers().allValues("X-Request-Id")).hasSize(1).doesNotContain("a", "b");
        }

        private static String idFor(String sent) {
            var reply = Running.get("/v1/who", "X-Request-Id", sent);
            return reply.headers().firstValue("X-Request-Id").orElseThrow();
        }
    }

    @Nested
    class ItsReply {

        @Test
        void mayBeCachedByNobodyButItsReceiverAndOnlyWithATag() {
            String key = Running.tenant().key;
            var tagged = Running.get("/v1/things/x", "x-tenant-api-key", key);
            var untagged = Running.get("/v1/who", "x-tenant-api-key", key);
            assertThat(tagged.headers().allValues("Cache-Control")).containsExactly("private, no-cache");
            assertThat(tagged.headers().firstValue("Vary").orElseThrow()).contains("x-tenant-api-key");
            assertThat(untagged.headers().allValues("Cache-Control")).containsExactly("no-store");
        }

        @Test
        void goesOutInOnePieceThatTellsItsLength() {
            var reply = Running.get("/v1/things/x", "x-tenant-api-key", Running.tenant().key);
            assertThat(reply.headers().firstValueAsLong("Content-Length"))
                    .hasValue(reply.body().getBytes(StandardCharsets.UTF_8).length);
            assertThat(reply.headers().firstValue("Transfer-Encoding")).isEmpty();
        }

        @Test
        void saysThatNothingChangedSinceATag() {
            var reply =
                    Running.get("/v1/things/x", "x-tenant-api-key", Running.tenant().key, "If-None-Match", "\"1.0\"");
            assertThat(reply.statusCode()).isEqualTo(304);
            assertThat(reply.headers().firstValue("ETag")).hasValue("\"1.0\"");
            assertThat(reply.headers().allValues("Cache-Control")).containsExactly("private, no-cache");
            assertThat(reply.body()).isEmpty();
        }
    }

    @Nested
    class ItsLineInTheLog {

        @Test
        void namesTheRouteAndNothingThatWasSent() {
            // given
            StubTenants.Tenant tenant = Running.tenant();
            var lines = new ListAppender<ILoggingEvent>();
            Logger log = (Logger) LoggerFactory.getLogger(AccessLog.class);
            lines.start();
            Level before = log.getLevel();
            log.setLevel(Level.INFO);
            log.addAppender(lines);
            try {
                // when
                Running.get(
                        "/v1/things/919876543210?mobile=919876543210",
                        "x-tenant-api-key",
                        tenant.key,
                        "X-Request-Id",
                        "logged");
                Running.get("/v1/919876543210", "x-tenant-api-key", tenant.key, "X-Request-Id", "logged");
                Running.get("/v1/919876543210", "X-Request-Id", "logged");
                // then
                Awaitility.await()
                        .atMost(5, TimeUnit.SECONDS)
                        .until(() -> ofTheseRequests(lines).size() == 3);
                ILoggingEvent line = ofTheseRequests(lines).getFirst();
                assertThat(line.getLevel()).isEqualTo(Level.INFO);
                assertThat(line.getFormattedMessage()).matches("GET /v1/things/\\{thing} 200 \\d+ ms");
                assertThat(line.getMDCPropertyMap())
                        .containsEntry("requestId", "logged")
                        .containsEntry("tenant", tenant.caller.tenantId().value());
                assertThat(line.getKeyValuePairs()).extracting(pair -> pair.key).contains("http.route");
                assertThat(ofTheseRequests(lines))
                        .noneMatch(any -> any.toString().contains("919876543210"));
            } finally {
                log.detachAppender(lines);
                log.setLevel(before);
            }
        }

        /** A line is written behind the reply, so one of an earlier request may still come. */
        private static List<ILoggingEvent> ofTheseRequests(ListAppender<ILoggingEvent> lines) {
            return List.copyOf(lines.list).stream()
                    .filter(line -> "logged".equals(line.getMDCPropertyMap().get("requestId")))
                    .toList();
        }
    }
}
