package com.talkingshops.customers.server.trace;

import static com.talkingshops.customers.server.http.Client.object;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.talkingshops.customers.eventstore.TestDatabase;
import com.talkingshops.customers.server.http.RunningServer;
import com.talkingshops.customers.server.http.Shop;
import com.talkingshops.customers.server.trace.ReceivedSpans.Told;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A node that samples nothing by itself, and believes its callers. */
class SamplingTest {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String CALLER = "00f067aa0ba902b7";

    private static final ReceivedSpans COLLECTOR = new ReceivedSpans();

    private static RunningServer server;

    @BeforeAll
    static void start() {
        server = RunningServer.start(
                TestDatabase.freshUrl(), COLLECTOR.settings("one", 0, "management.tracing.propagation.consume=w3c"));
    }

    @AfterAll
    static void stop() {
        server.stop();
        COLLECTOR.close();
    }

    @Test
    void goesByACallerWhoIsBelieved() {
        // given
        Shop shop = server.newShop();
        // when
        String sampled = create(shop, "9876543210", "01");
        String unsampled = create(shop, "9876543211", "00");
        String untraced = shop.customer("9876543212", "Asha", null, null);
        // then
        List<Told> projected = Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(
                        () -> COLLECTOR.ofTrace(TRACE).stream()
                                .filter(span -> span.name().equals("Projection.customers(CustomerRegistered)"))
                                .toList(),
                        found -> !found.isEmpty());
        assertThat(projected).hasSize(1);
        assertThat(COLLECTOR.requests(shop.tenantId(), "http post /v1/customers"))
                .extracting(Told::traceId, Told::parentId)
                .containsExactly(tuple(TRACE, CALLER));
        assertThat(COLLECTOR.all()).extracting(Told::traceId).containsOnly(TRACE);
        assertThat(StoredMetaData.of(server, sampled).get("traceparent")).contains(TRACE);
        assertThat(StoredMetaData.of(server, unsampled)).doesNotContainKey("traceparent");
        assertThat(StoredMetaData.of(server, untraced)).doesNotContainKey("traceparent");
    }

    private static String create(Shop shop, String mobile, String flags) {
        return shop.client()
                .with("traceparent", "00-" + TRACE + "-" + CALLER + "-" + flags)
                .post("/v1/customers", object("mobile", mobile))
                .expect(201)
                .text("/customerId");
    }
}
