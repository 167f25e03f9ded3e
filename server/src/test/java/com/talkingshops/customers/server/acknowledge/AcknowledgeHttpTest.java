package com.talkingshops.customers.server.acknowledge;

import static org.assertj.core.api.Assertions.assertThat;

import com.talkingshops.customers.api.error.Rejection;
import com.talkingshops.customers.stub.Running;
import com.talkingshops.customers.stub.StubDeadLetters;
import com.talkingshops.customers.stub.StubEndpoints;
import com.talkingshops.customers.stub.StubHashes;
import com.talkingshops.customers.stub.StubPositions;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.ResponseEntity;

class AcknowledgeHttpTest {

    private static final ConsistencyTokens TOKENS = new ConsistencyTokens(StubHashes::new);

    private final String key = Running.tenant().limited(1_000, null).key;
    private final StubEndpoints endpoints = Running.bean(StubEndpoints.class);
    private final StubPositions positions = Running.bean(StubPositions.class);

    @BeforeEach
    void startAnew() {
        positions.away = false;
        positions.head.set(10);
        positions.all(10);
        positions.awaited.clear();
    }

    @AfterEach
    void leaveAsItWas() {
        startAnew();
        endpoints.write = () -> ResponseEntity.ok(Map.of("success", true));
    }

    @Nested
    class AWrite {

        @Test
        void waitsForTheReadersOfItsOwnLastEvent() {
            // given
            endpoints.write = () -> {
                endpoints.appended(8);
                endpoints.appended(9);
                return ResponseEntity.status(201).eTag("\"1\"").body(Map.of("success", true));
            };
            // when
            var reply = write();
            // then
            assertThat(reply.statusCode()).isEqualTo(201);
            assertThat(reply.body()).isEqualTo("{\"success\":true}");
            assertThat(reply.headers().firstValue("ETag")).hasValue("\"1\"");
            assertThat(token(reply)).isEqualTo(TOKENS.write(9));
            assertThat(positions.awaited).containsExactly(9L);
            assertThat(reply.headers().firstValue("X-Read-Model")).isEmpty();
        }

        @Test
        void isAcknowledgedAlsoIfReadersAreTooSlow() {
            // given
            endpoints.write = () -> {
                endpoints.appended(77);
                return ResponseEntity.ok(Map.of("success", true));
            };
            // when
            var reply = write();
            // then
            assertThat(reply.statusCode()).isEqualTo(200);
            assertThat(reply.headers().firstValue("X-Read-Model")).hasValue("behind");
            assertThat(token(reply)).isEqualTo(TOKENS.write(77));
        }

        @Test
        void whoseEventIsADeadLetterIsAcknowledgedAsBehind() {
            // given
            var letters = Running.bean(StubDeadLetters.class);
            letters.events.add("event-8");
            endpoints.write = () -> {
                endpoints.appended(8);
                endpoints.appended(9);
                return ResponseEntity.ok(Map.of("success", true));
            };
            try {
                // when
                var reply = write();
                // then
                assertThat(reply.statusCode()).isEqualTo(200);
                assertThat(reply.headers().firstValue("X-Read-Model")).hasValue("behind");
            } finally {
                letters.events.clear();
            }
        }

        @ParameterizedTest
        @ValueSource(strings = {"respond-async", "wait=5, Respond-Async;x=y", "return=minimal , respond-async"})
        void doesNotWaitForAClientThatDoesNotWantIt(String preference) {
            // given
            endpoints.write = () -> {
                endpoints.appended(77);
                return ResponseEntity.ok(Map.of("success", true));
            };
            // when
            var reply = write("Prefer", preference);
            // then
            assertThat(positions.awaited).isEmpty();
            assertThat(reply.headers().firstValue("Preference-Applied")).hasValue("respond-async");
            assertThat(reply.headers().firstValue("X-Read-Model")).isEmpty();
            assertThat(token(reply)).isEqualTo(TOKENS.write(77));
        }

        @Test
        void withoutAnEventOfItsOwnWaitsForWhatWasThere() {
            endpoints.write = () -> {
                throw Rejection.taken("mobile", "taken", Map.of("existingCustomerId", "x"));
            };
            var reply = write();
            assertThat(reply.statusCode()).isEqualTo(409);
            assertThat(positions.awaited).containsExactly(10L);
            assertThat(token(reply)).isEqualTo(TOKENS.write(10));
        }

        @Test
        void thatWasNotUnderstoodWaitsForNothing() {
            var reply = Running.post("/v1/things", "{", "x-tenant-api-key", key);
            assertThat(reply.statusCode()).isEqualTo(400);
            assertThat(positions.awaited).isEmpty();
            assertThat(token(reply)).isEqualTo(TOKENS.write(10));
        }

        @Test
        void ofManyThingsWaitsAlsoForWhatOthersWrote() {
            // given
            endpoints.write = () -> {
                endpoints.appended(7);
                return ResponseEntity.ok(Map.of("success", true));
            };
            // when
            var reply = Running.post("/v1/things/bulk", "{}", "x-tenant-api-key", key);
            // then
            assertThat(positions.awaited).containsExactly(10L);
            assertThat(token(reply)).isEqualTo(TOKENS.write(10));
        }

        @Test
        void doesNotInheritTheEventsOfAnEarlierOne() {
            endpoints.appended(3);
            assertThat(token(write())).isEqualTo(TOKENS.write(10));
        }

        @Test
        void staysDoneWhenNobodyCanTellHowFarReadersAre() {
            // given
            endpoints.write = () -> {
                endpoints.appended(9);
                positions.away = true;
                return ResponseEntity.ok(Map.of("success", true));
            };
            // when
            var reply = write();
            // then
            assertThat(reply.statusCode()).isEqualTo(200);
            assertThat(reply.headers().firstValue("X-Read-Model")).hasValue("behind");
        }

        @Test
        void ofTheOperatorIsAcknowledgedToo() {
            var reply = Running.post("/admin/things", "{}", "x-admin-api-key", Running.OPERATOR_KEY);
            assertThat(token(reply)).isEqualTo(TOKENS.write(10));
            assertThat(positions.awaited).containsExactly(10L);
        }

        @Test
        void ofTheOperatorIsWaitedForWhateverItPrefers() {
            var reply = Running.post(
                    "/admin/things", "{}", "x-admin-api-key", Running.OPERATOR_KEY, "Prefer", "respond-async");
            assertThat(positions.awaited).containsExactly(10L);
            assertThat(reply.headers().firstValue("Preference-Applied")).isEmpty();
        }

        @Test
        void thatFailsInsideSaysNothingOfPositions() {
            endpoints.write = () -> {
                throw new IllegalStateException();
            };
            var reply = write();
            assertThat(reply.statusCode()).isEqualTo(500);
            assertThat(reply.headers().firstValue("X-Consistency-Token")).isEmpty();
        }

        private HttpResponse<String> write(String... headers) {
            String[] all = java.util.Arrays.copyOf(headers, headers.length + 2);
            all[headers.length] = "x-tenant-api-key";
            all[headers.length + 1] = key;
            return Running.post("/v1/things", "{}", all);
        }

        private static String token(HttpResponse<String> reply) {
            return reply.headers().firstValue("X-Consistency-Token").orElseThrow();
        }
    }

    @Nested
    class ARead {

        @Test
        void withATokenWaitsForItsPosition() {
            var reply = Running.get("/v1/who", "x-tenant-api-key", key, "X-Consistency-Token", TOKENS.write(9));
            assertThat(reply.statusCode()).isEqualTo(200);
            assertThat(positions.awaited).containsExactly(9L);
            assertThat(reply.headers().firstValue("X-Consistency-Token")).isEmpty();
        }

        @Test
        void byPostIsARead() {
            var reply = Running.post(
                    "/v1/customers/lookup", "{}", "x-tenant-api-key", key, "X-Consistency-Token", TOKENS.write(9));
            assertThat(reply.statusCode()).isEqualTo(200);
            assertThat(positions.awaited).containsExactly(9L);
        }

        @Test
        void thatWouldShowTooLittleIsRefused() {
            var reply = Running.get("/v1/who", "x-tenant-api-key", key, "X-Consistency-Token", TOKENS.write(1295));
            assertThat(reply.statusCode()).isEqualTo(503);
            assertThat(reply.body()).contains("ServiceUnavailableError");
            assertThat(reply.headers().firstValue("Retry-After")).hasValue("1");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "9",
                    "AAAAAAAAAAAAAAAAAAAAAA",
                    "zzzzzzzzzzzzzzzzzzzzzz",
                    "AAAAAAAAAAAAAAAAAAAAAAA",
                    "a a",
                    "a,a"
                })
        void withATokenOfNobodyIsRefused(String token) {
            var reply = Running.get("/v1/who", "x-tenant-api-key", key, "X-Consistency-Token", token);
            assertThat(reply.statusCode()).isEqualTo(400);
            assertThat(reply.body()).contains("\"field\":\"X-Consistency-Token\"");
        }

        @Test
        void withTwoTokensIsRefused() {
            String nine = TOKENS.write(9);
            var reply = Running.get(
                    "/v1/who", "x-tenant-api-key", key, "X-Consistency-Token", nine, "X-Consistency-Token", nine);
            assertThat(reply.statusCode()).isEqualTo(400);
        }

        @Test
        void withoutATokenWaitsForNothing() {
            Running.get("/v1/who", "x-tenant-api-key", key);
            assertThat(positions.awaited).isEmpty();
        }
    }
}
