package com.talkingshops.customers.eventstore;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.TrackingEventProcessor;
import org.axonframework.eventhandling.TrackingEventProcessorConfiguration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Runs a tracking processor for each {@link Projection}: in batches and in sequence. */
@org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
class ProjectionConfiguration {

    /** The most events that are projected in one transaction. */
    private static final int BATCH = 1_000;
    /** How often a node looks for segments that nobody works on, and half of how long it leaves one alone that it lost. */
    private static final int CLAIM_MILLIS = 250;
    /** More than anybody has segments: a node that is left alone has to work on all of them. */
    private static final int THREADS = 64;

    @Bean
    ConfigurerModule projectionProcessors(ObjectProvider<Projection> projections, EventStoreSettings settings) {
        return configurer -> {
            var processing = configurer.eventProcessing();
            processing.registerDefaultListenerInvocationErrorHandler(axon -> PropagatingErrorHandler.instance());
            for (Projection projection : projections) {
                processing
                        .registerEventProcessor(
                                projection.name(),
                                (name, axon, handlers) -> PersistentProcessor.of(
                                        name,
                                        axon,
                                        handlers,
                                        TrackingEventProcessorConfiguration.forParallelProcessing(THREADS)
                                                .andInitialSegmentsCount(settings.segments())
                                                .andBatchSize(BATCH)
                                                .andTokenClaimInterval(CLAIM_MILLIS, TimeUnit.MILLISECONDS)
                                                .andInitialTrackingToken(source -> source.createTailToken())))
                        .registerSequencingPolicy(projection.name(), axon -> new Sequences(projection));
            }
        };
    }

    @Bean
    Recurring segmentsAreShared(NodeName node, JdbcClient database, EventProcessingConfiguration processing) {
        var shares = new SegmentShares(node.value(), new WorkerTable(database), () -> tracking(processing));
        return new Recurring("segment-shares", SegmentShares.PAUSE, shares::look).endingWith(shares::leave);
    }

    @Bean
    RevivedProcessors revivedProcessors(ObjectProvider<EventProcessingConfiguration> processing) {
        return new RevivedProcessors(() -> tracking(processing.getObject()));
    }

    @Bean
    Recurring processorsAreRevived(RevivedProcessors processors) {
        return new Recurring("processors", RevivedProcessors.PAUSE, processors::look);
    }

    private static List<TrackingEventProcessor> tracking(EventProcessingConfiguration processing) {
        return processing.eventProcessors().values().stream()
                .filter(TrackingEventProcessor.class::isInstance)
                .map(TrackingEventProcessor.class::cast)
                .toList();
    }
}
