package com.talkingshops.customers.server.observe;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.axonframework.messaging.Message;
import org.axonframework.monitoring.MessageMonitor;
import org.jspecify.annotations.Nullable;

/**
 * Times the events of one processor. Axon's own monitor looks up four meters for each event, which a processor that handles
 * a hundred thousand of them in a second would notice.
 */
final class ProjectionTimer implements MessageMonitor<Message<?>> {

    private final Timer success;
    private final Timer failure;

    ProjectionTimer(MeterRegistry meters, String processor, UnaryOperator<Timer.Builder> shape) {
        this.success = timer(meters, processor, "success", shape);
        this.failure = timer(meters, processor, "failure", shape);
    }

    private static Timer timer(
            MeterRegistry meters, String processor, String outcome, UnaryOperator<Timer.Builder> shape) {
        return shape.apply(Timer.builder("axon.projection")
                        .description("From the reading of an event to the commit of its batch")
                        .tags("processor", processor, "outcome", outcome))
                .register(meters);
    }

    @Override
    public MonitorCallback onMessageIngested(Message<?> message) {
        long started = System.nanoTime();
        return new MonitorCallback() {
            @Override
            public void reportSuccess() {
                success.record(System.nanoTime() - started, TimeUnit.NANOSECONDS);
            }

            @Override
            public void reportFailure(@Nullable Throwable cause) {
                failure.record(System.nanoTime() - started, TimeUnit.NANOSECONDS);
            }

            @Override
            public void reportIgnored() {
                // Nothing was done for it, in no time.
            }
        };
    }
}
