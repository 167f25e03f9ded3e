package com.talkingshops.customers.server.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.talkingshops.customers.eventstore.TestDatabase;
import com.talkingshops.customers.server.http.RunningServer;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A node gets no requests before it can count them. */
class ReadinessTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Test
    void comesWhenAllOthersCountTogetherAndStays() {
        String url = TestDatabase.freshUrl();
        RunningServer first = RunningServer.start(url);
        await().atMost(PATIENCE).until(() -> isReady(first));
        // given somebody who counts for himself, and does not hear of others
        JdbcClient database = first.context().getBean(JdbcClient.class);
        database.sql(
                        "insert into es.counting_node (node, seen_at, shares) values (?, now() + interval '1 hour', false)")
                .param(UUID.randomUUID())
                .update();
        // when
        RunningServer second = RunningServer.start(url);
        // then
        await().atMost(PATIENCE).until(() -> status(second, "projections").equals("UP"));
        assertThat(status(second, "limits")).isEqualTo("OUT_OF_SERVICE");
        assertThat(isReady(second)).isFalse();
        assertThat(isReady(first)).isTrue();
        // when
        database.sql("delete from es.counting_node where not shares").update();
        // then
        await().atMost(PATIENCE).until(() -> isReady(second));
        second.stop();
        first.stop();
    }

    private static boolean isReady(RunningServer server) {
        return server.anybody().get("/actuator/health/readiness").status() == 200;
    }

    private static String status(RunningServer server, String component) {
        return server.operator().get("/actuator/health").text("/components/" + component + "/status");
    }
}
