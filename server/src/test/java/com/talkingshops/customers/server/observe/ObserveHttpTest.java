package com.talkingshops.customers.server.observe;

import static org.assertj.core.api.Assertions.assertThat;

import com.talkingshops.customers.stub.Running;
import com.talkingshops.customers.stub.StubPositions;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ObserveHttpTest {

    private final StubPositions positions = Running.bean(StubPositions.class);

    @Nested
    class Readiness {

        @Test
        void comesWithReadModelsThatHaveCaughtUpAndStaysWhateverTheirLag() {
            // given
            Awaitility.await()
                    .atMost(10, TimeUnit.SECONDS)
                    .until(() -> Running.get("/actuator/health/readiness").statusCode() == 200);
            positions.head.set(500);
            try {
                // when
                Awaitility.await().atMost(10, TimeUnit.SECONDS).until(() -> health().contains("\"events\":490"));
                // then
                assertThat(Running.get("/actuator/health/readiness").body()).isEqualTo("{\"status\":\"UP\"}");
                assertThat(Running.get("/actuator/health/liveness").body()).isEqualTo("{\"status\":\"UP\"}");
            } finally {
                positions.head.set(10);
            }
        }

        private static String health() {
            return Running.get("/actuator/health", "x-admin-api-key", Running.OPERATOR_KEY)
                    .body();
        }
    }

    @Nested
    class Metrics {

        @Test
        void timeCommandsQueriesRequestsAndShowTheLag() {
            // given
            String key = Running.tenant().key;
            Running.post("/v1/commands", "{\"thing\":\"a\"}", "x-tenant-api-key", key);
            Running.get("/v1/queries", "x-tenant-api-key", key);
            // then
            Awaitility.await()
                    .atMost(10, TimeUnit.SECONDS)
                    .untilAsserted(() -> assertThat(metrics())
                            .contains("customers_projection_lag_events{processor=\"customers\"}")
                            .contains("customers_projection_lag_seconds{processor=\"tenants\"}")
                            .contains("customers_eventstore_chain_lag_events 0.0")
                            .contains("customers_eventstore_chain_lag_seconds 0.0")
                            .contains("customers_dead_letters{processor=\"tenants\"} 0.0")
                            .contains("axon_command_allTimer_seconds_count{payloadType=\"DoThing\"}")
                            .contains("axon_query_allTimer_seconds_count{payloadType=\"GetThing\"}")
                            .containsPattern("http_server_requests_seconds_count\\{.*uri=\"/v1/queries\".*}")
                            .doesNotContainPattern("axon_\\w*apacity"));
        }

        private static String metrics() {
            return Running.get("/actuator/prometheus", "x-admin-api-key", Running.OPERATOR_KEY)
                    .body();
        }
    }
}
