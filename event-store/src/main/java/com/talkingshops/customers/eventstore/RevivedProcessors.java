package com.talkingshops.customers.eventstore;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.TrackingEventProcessor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts processors again that have ended. What a processor can live on with it tries again itself; where one of its threads meets an
 * {@link Error} outside of what is projected, it ends with all its segments, and Axon leaves it at that.
 */
final class RevivedProcessors implements FailingProcessors {

    /** How long to wait from one look to the next. */
    static final Duration PAUSE = Duration.ofSeconds(2);

    private static final String ENDED = "ended, and is started again";

    private static final Logger LOG = LoggerFactory.getLogger(RevivedProcessors.class);

    private final Supplier<Collection<TrackingEventProcessor>> processors;

    /**
     * Looks after processors.
     *
     * @param processors those of this node
     */
    RevivedProcessors(Supplier<Collection<TrackingEventProcessor>> processors) {
        this.processors = processors;
    }

    @Override
    public Map<String, String> causes() {
        var causes = new HashMap<String, String>();
        for (TrackingEventProcessor processor : processors.get()) {
            if (processor.isError()) {
                causes.put(processor.getName(), ENDED);
            } else {
                processor.processingStatus().values().stream()
                        .filter(EventTrackerStatus::isErrorState)
                        .map(EventTrackerStatus::getError)
                        .flatMap(error -> Optional.ofNullable(error).stream())
                        .findFirst()
                        .map(FailureCause::of)
                        .ifPresent(cause -> causes.put(processor.getName(), cause.type() + ", " + cause.message()));
            }
        }
        return causes;
    }

    /** Starts those that have ended, once all their threads have. */
    void look() {
        processors.get().stream()
                .filter(TrackingEventProcessor::isError)
                .filter(processor -> processor.activeProcessorThreads() == 0)
                .forEach(RevivedProcessors::revive);
    }

    private static void revive(TrackingEventProcessor processor) {
        try {
            processor.start();
            LOG.warn("{} had ended, and is started again", processor.getName());
        } catch (IllegalStateException e) {
            LOG.debug("{} has not ended altogether yet", processor.getName(), e);
        }
    }
}
