package com.talkingshops.customers.eventstore;

import java.util.List;
import org.axonframework.config.Configuration;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.TrackingEventProcessorConfiguration;
import org.springframework.context.annotation.Bean;

/** Runs a tracking processor for each {@link Projection}: in batches and in sequence. */
@org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
class ProjectionConfiguration {

    /** The most events that are projected in one transaction. */
    private static final int BATCH = 1_000;

    @Bean
    ConfigurerModule projectionProcessors(List<Projection> projections) {
        return configurer -> {
            var processing = configurer.eventProcessing();
            processing.registerDefaultListenerInvocationErrorHandler(axon -> PropagatingErrorHandler.instance());
            for (Projection projection : projections) {
                var everyEvent = new EveryEvent();
                processing
                        .registerTrackingEventProcessor(
                                projection.name(),
                                Configuration::eventStore,
                                axon -> TrackingEventProcessorConfiguration.forSingleThreadedProcessing()
                                        .andBatchSize(BATCH)
                                        .andInitialTrackingToken(source -> source.createTailToken()))
                        .registerSequencingPolicy(projection.name(), axon -> new Sequences(projection))
                        .registerEventHandler(axon -> everyEvent)
                        .assignHandlerInstancesMatching(projection.name(), everyEvent::equals);
            }
        };
    }
}
