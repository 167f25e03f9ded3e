package com.talkingshops.customers.server.trace;

import static com.talkingshops.customers.server.http.Client.object;
import static org.assertj.core.api.Assertions.assertThat;

import com.talkingshops.customers.eventstore.TestDatabase;
import com.talkingshops.customers.server.http.Client;
import com.talkingshops.customers.server.http.RunningServer;
import com.talkingshops.customers.server.http.Shop;
import com.talkingshops.customers.server.trace.ReceivedSpans.Told;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventProcessor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A node that writes and one that keeps read models, both of which trace all requests. */
class TracesTest {

    private static final String CREATE = "http post /v1/customers";
    private static final String STRANGERS_TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final Pattern EXEMPLAR = Pattern.compile(
            "http_server_requests_seconds_bucket\\{[^}]*uri=\"/v1/customers\"[^}]*} \\S+ # \\{([^}]*)}.*");

    private static final ReceivedSpans COLLECTOR = new ReceivedSpans();

    private static RunningServer command;
    private static RunningServer query;

    @BeforeAll
    static void start() {
        String url = TestDatabase.freshUrl();
        command = RunningServer.start(url, COLLECTOR.settings("command", 1, "customers.roles=command"));
        query = RunningServer.start(url, COLLECTOR.settings("query", 1, "customers.roles=query"));
    }

    @AfterAll
    static void stop() {
        query.stop();
        command.stop();
        COLLECTOR.close();
    }

    @Test
    void leadFromARequestByItsCommandAndItsEventToRowsOnAnotherNode() {
        // given
        Shop shop = command.newShop();
        // when
        String id = shop.customer("9876543210", "Asha", null, "premium");
        // then
        Told request = request(shop, CREATE);
        Told customers = span(request.traceId(), "Projection.customers(CustomerRegistered)");
        Told statistics = span(request.traceId(), "Projection.statistics(CustomerRegistered)");
        assertThat(List.of(customers, statistics)).extracting(Told::node).containsOnly("query");
        assertThat(request.node()).isEqualTo("command");
        assertThat(wayUp(customers))
                .containsSubsequence(
                        "Projection.customers(CustomerRegistered)",
                        "EventBus.publishEvent(CustomerRegistered)",
                        "CommandBus.handleCommand(RegisterCustomer)",
                        CREATE);
        assertThat(wayUp(statistics)).last().isEqualTo(CREATE);
        assertThat(StoredMetaData.of(command, id))
                .containsEntry("traceparent", "00-" + request.traceId() + "-" + customers.parentId() + "-01");
    }

    @Test
    void areThoseOfEachRequestThoughEventsOfManyAreProjectedTogether() {
        // given
        Shop shop = command.newShop();
        Client hasty = shop.client().with("Prefer", "respond-async");
        EventProcessor processor = query.context()
                .getBean(EventProcessingConfiguration.class)
                .eventProcessor("customers")
                .orElseThrow();
        processor.shutDown();
        // when
        List<Told> requests;
        try {
            hasty.post("/v1/customers", object("mobile", "9876543210")).expect(201);
            hasty.post("/v1/customers", object("mobile", "9876543211")).expect(201);
            requests = Awaitility.await()
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> COLLECTOR.requests(shop.tenantId(), CREATE), found -> found.size() == 2);
            // Where another read model has them, they are there to be read.
            requests.forEach(request -> span(request.traceId(), "Projection.statistics(CustomerRegistered)"));
        } finally {
            processor.start();
        }
        // then
        assertThat(requests).extracting(Told::traceId).doesNotHaveDuplicates();
        assertThat(requests)
                .extracting(request -> span(request.traceId(), "Projection.customers(CustomerRegistered)"))
                .extracting(projection -> projection.attribute("batch"))
                .containsOnly(Optional.of("2"));
    }

    @Test
    void areNotJoinedByWhoeverCalls() {
        // given
        Shop shop = command.newShop();
        // when
        String id = shop.client()
                .with("traceparent", "00-" + STRANGERS_TRACE + "-00f067aa0ba902b7-01", "tracestate", "a=b")
                .post("/v1/customers", object("mobile", "9876543210"))
                .expect(201)
                .text("/customerId");
        // then
        Told request = request(shop, CREATE);
        assertThat(request.parentId()).isEmpty();
        assertThat(request.traceId()).isNotEqualTo(STRANGERS_TRACE);
        assertThat(StoredMetaData.of(command, id).get("traceparent")).contains(request.traceId());
        assertThat(COLLECTOR.wire()).doesNotContain("a=b");
    }

    @Test
    void areNamedByLinesOfTheLog() {
        // given
        Shop shop = command.newShop();
        try (var log = new LoggedRequests()) {
            // when
            shop.client()
                    .with("X-Request-Id", "traced")
                    .post("/v1/customers", object("mobile", "9876543210"))
                    .expect(201);
            // then
            assertThat(log.of("traced").at("/trace/id").asString(""))
                    .isEqualTo(request(shop, CREATE).traceId());
        }
    }

    @Test
    void areNamedByTheTimesOfRequests() {
        // given
        Shop shop = command.newShop();
        shop.customer("9876543210", "Asha", null, "premium");
        request(shop, CREATE);
        // when
        String metrics = command.operator()
                .with("Accept", "application/openmetrics-text; version=1.0.0")
                .get("/actuator/prometheus")
                .expect(200)
                .body();
        // then
        List<String> exemplars = metrics.lines()
                .map(EXEMPLAR::matcher)
                .filter(java.util.regex.Matcher::matches)
                .map(line -> line.group(1))
                .toList();
        assertThat(exemplars)
                .isNotEmpty()
                .allSatisfy(exemplar -> assertThat(COLLECTOR.all())
                        .anyMatch(span -> exemplar.contains("trace_id=\"" + span.traceId() + "\"")));
    }

    @Test
    void tellNothingOfProbes() {
        // given
        Shop shop = command.newShop();
        // when
        command.anybody().get("/actuator/health/readiness").expect(200);
        command.operator().get("/actuator/prometheus").expect(200);
        shop.customer("9876543210", "Asha", null, "premium");
        // then
        request(shop, CREATE);
        assertThat(COLLECTOR.all()).noneMatch(span -> span.name().contains("actuator"));
    }

    /** The one span of a request of a shop. */
    private static Told request(Shop shop, String name) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> COLLECTOR.requests(shop.tenantId(), name), found -> !found.isEmpty())
                .getFirst();
    }

    private static Told span(String traceId, String name) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(
                        () -> COLLECTOR.ofTrace(traceId).stream()
                                .filter(span -> span.name().equals(name))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    /** The names of a span, of what it is a part of, and so on. */
    private static List<String> wayUp(Told span) {
        return Stream.iterate(
                        Optional.of(span),
                        Optional::isPresent,
                        at -> at.flatMap(part -> COLLECTOR.ofTrace(part.traceId()).stream()
                                .filter(whole -> whole.id().equals(part.parentId()))
                                .findFirst()))
                .map(at -> at.orElseThrow().name())
                .toList();
    }
}
