package com.talkingshops.customers.server.observe;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.function.Supplier;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.eventhandling.EventProcessor;
import org.axonframework.messaging.Message;
import org.axonframework.micrometer.MessageTimerMonitor;
import org.axonframework.micrometer.TagsUtil;
import org.axonframework.monitoring.MessageMonitor;
import org.axonframework.monitoring.NoOpMessageMonitor;
import org.axonframework.queryhandling.QueryBus;

/**
 * Times what Axon handles. Only times: Axon's ready-made set also measures capacity, for which it remembers every message of
 * the last ten minutes.
 */
final class MessageTimings {

    private static final Duration[] BUCKETS = {
        Duration.ofMillis(1),
        Duration.ofMillis(5),
        Duration.ofMillis(25),
        Duration.ofMillis(100),
        Duration.ofMillis(500),
        Duration.ofSeconds(2)
    };

    private final Supplier<MeterRegistry> meters;

    MessageTimings(Supplier<MeterRegistry> meters) {
        this.meters = meters;
    }

    /** What measures one of Axon's components. */
    MessageMonitor<? super Message<?>> of(Class<?> component, String name) {
        if (CommandBus.class.isAssignableFrom(component)) {
            return timing("axon.command");
        }
        if (QueryBus.class.isAssignableFrom(component)) {
            return timing("axon.query");
        }
        if (EventProcessor.class.isAssignableFrom(component)) {
            return new ProjectionTimer(meters.get(), name, MessageTimings::inBuckets);
        }
        return NoOpMessageMonitor.instance();
    }

    private MessageMonitor<Message<?>> timing(String name) {
        return MessageTimerMonitor.builder()
                .meterNamePrefix(name)
                .meterRegistry(meters.get())
                .tagsBuilder(TagsUtil.PAYLOAD_TYPE_TAGGER_FUNCTION)
                .timerCustomization(MessageTimings::inBuckets)
                .build();
    }

    private static Timer.Builder inBuckets(Timer.Builder timer) {
        return timer.publishPercentiles((double[]) null).serviceLevelObjectives(BUCKETS);
    }
}
