package com.talkingshops.customers.eventstore;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.axonframework.config.Configuration;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.EventProcessorSpanFactory;
import org.axonframework.eventhandling.TrackingEventProcessor;
import org.axonframework.eventhandling.TrackingEventProcessorConfiguration;

/**
 * Axon's tracking processor, except that it tries again every other second when it has failed. The stock one waits twice as long each
 * time, up to a minute, and sleeps on when what was away is back.
 */
final class PersistentProcessor extends TrackingEventProcessor {

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    private PersistentProcessor(Builder builder) {
        super(builder);
    }

    /** Made as Axon makes its own, of what is configured for a processor of that name. */
    static PersistentProcessor of(
            String name,
            Configuration axon,
            EventHandlerInvoker handlers,
            TrackingEventProcessorConfiguration configuration) {
        var processing = axon.eventProcessingConfiguration();
        return new PersistentProcessor(TrackingEventProcessor.builder()
                .name(name)
                .eventHandlerInvoker(handlers)
                .rollbackConfiguration(processing.rollbackConfiguration(name))
                .errorHandler(processing.errorHandler(name))
                .messageMonitor(processing.messageMonitor(TrackingEventProcessor.class, name))
                .messageSource(new PromptSource(axon.eventStore(), axon.getComponent(HoldBackReader.class)::delivered))
                .tokenStore(processing.tokenStore(name))
                .transactionManager(processing.transactionManager(name))
                .trackingEventProcessorConfiguration(configuration)
                .spanFactory(axon.getComponent(EventProcessorSpanFactory.class)));
    }

    @Override
    protected void doSleepFor(long millisToSleep, AtomicBoolean interruptFlag) {
        super.doSleepFor(Math.min(millisToSleep, LONGEST_PAUSE.toMillis()), interruptFlag);
    }
}
