package com.talkingshops.customers.server.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.eventhandling.EventBus;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.TrackingEventProcessor;
import org.axonframework.monitoring.NoOpMessageMonitor;
import org.junit.jupiter.api.Test;

class MessageTimingsTest {

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final MessageTimings timings = new MessageTimings(() -> meters);

    @Test
    void timesTheEventsOfEachProcessor() {
        // given
        var event = GenericEventMessage.asEventMessage("something happened");
        // when
        timings.of(TrackingEventProcessor.class, "customers")
                .onMessageIngested(event)
                .reportSuccess();
        timings.of(TrackingEventProcessor.class, "customers")
                .onMessageIngested(event)
                .reportFailure(null);
        timings.of(TrackingEventProcessor.class, "tenants")
                .onMessageIngested(event)
                .reportIgnored();
        // then
        assertThat(count("customers", "success")).isEqualTo(1);
        assertThat(count("customers", "failure")).isEqualTo(1);
        assertThat(count("tenants", "success")).isZero();
    }

    @Test
    void timesCommandsByTheirType() {
        timings.of(SimpleCommandBus.class, "commandBus")
                .onMessageIngested(GenericEventMessage.asEventMessage("a command"))
                .reportSuccess();
        assertThat(meters.get("axon.command.successTimer")
                        .tag("payloadType", "String")
                        .timer()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void leavesTheRestAlone() {
        assertThat(timings.of(EventBus.class, "eventBus")).isSameAs(NoOpMessageMonitor.instance());
    }

    private long count(String processor, String outcome) {
        return meters.get("axon.projection")
                .tags("processor", processor, "outcome", outcome)
                .timer()
                .count();
    }
}
