package com.talkingshops.customers.server.trace;

import static com.talkingshops.customers.server.http.Client.object;
import static org.assertj.core.api.Assertions.assertThat;

import com.talkingshops.customers.server.http.RunningServer;
import com.talkingshops.customers.server.http.Shop;
import io.micrometer.tracing.Tracer;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import io.prometheus.metrics.tracer.common.SpanContext;
import org.axonframework.tracing.NoOpSpanFactory;
import org.axonframework.tracing.SpanFactory;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;

/** Without the address of a collector, which is the default. */
class NoCollectorTest {

    private static final ApplicationContext SERVER = RunningServer.shared().context();

    @Test
    void leavesNothingOfTracingInTheProcess() {
        assertThat(SERVER.getBeanNamesForType(Tracer.class)).isEmpty();
        assertThat(SERVER.getBeanNamesForType(OpenTelemetry.class)).isEmpty();
        assertThat(SERVER.getBeanNamesForType(SpanExporter.class)).isEmpty();
        assertThat(SERVER.getBeanNamesForType(SpanContext.class)).isEmpty();
        assertThat(SERVER.getBean(SpanFactory.class)).isInstanceOf(NoOpSpanFactory.class);
    }

    @Test
    void leavesEventsAndTheLogAsTheyAre() {
        // given
        Shop shop = RunningServer.shared().newShop();
        try (var log = new LoggedRequests()) {
            // when
            String id = shop.client()
                    .with(
                            "traceparent",
                            "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                            "X-Request-Id",
                            "untraced")
                    .post("/v1/customers", object("mobile", "9876543210"))
                    .expect(201)
                    .text("/customerId");
            // then
            assertThat(StoredMetaData.of(RunningServer.shared(), id))
                    .containsOnlyKeys("tenant", "actor", "actorName", "requestId");
            assertThat(log.of("untraced").has("trace")).isFalse();
        }
    }
}
