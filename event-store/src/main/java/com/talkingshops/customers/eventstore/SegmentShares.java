package com.talkingshops.customers.eventstore;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.TrackingEventProcessor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Spreads the segments of each processor over the nodes that work on it: whoever has two more than another lets one go, which
 * others claim a quarter of a second later. The first node to start takes all there are, so without this a second one would
 * have nothing to do until the first is gone.
 */
final class SegmentShares {

    /** How long to wait from one look to the next. */
    static final Duration PAUSE = Duration.ofSeconds(2);

    private static final Logger LOG = LoggerFactory.getLogger(SegmentShares.class);
    /** Longer than a processor with nothing to do, or a batch, takes to see that it is to let go. */
    private static final Duration LEFT_ALONE = Duration.ofSeconds(5);

    private final String node;
    private final WorkerTable workers;
    private final Supplier<Collection<TrackingEventProcessor>> processors;

    /**
     * Spreads them.
     *
     * @param node by which name this node claims segments
     * @param processors those of this node
     */
    SegmentShares(String node, WorkerTable workers, Supplier<Collection<TrackingEventProcessor>> processors) {
        this.node = node;
        this.workers = workers;
        this.processors = processors;
    }

    /** Says that this node is at work, and lets go what others should have. */
    void look() {
        var atWork = new HashMap<String, TrackingEventProcessor>();
        processors.get().stream()
                .filter(TrackingEventProcessor::isRunning)
                .filter(processor ->
                        processor.processingStatus().values().stream().noneMatch(EventTrackerStatus::isErrorState))
                .forEach(processor -> atWork.put(processor.getName(), processor));
        List<String> shareable = workers.shareable(atWork.keySet());
        if (shareable.isEmpty()) {
            return;
        }
        workers.seen(node, shareable);
        Map<String, Integer> least = new HashMap<>();
        var shares = workers.shares(shareable);
        shares.forEach(share -> least.merge(share.processor(), share.segments(), Math::min));
        shares.stream()
                .filter(share -> share.node().equals(node))
                .filter(share -> share.segments() - least.getOrDefault(share.processor(), 0) >= 2)
                .forEach(share -> letGo(share.highest(), atWork.get(share.processor())));
    }

    /** Says that this node ends, before it lets its segments go: those who take them would leave it half of them again. */
    void leave() {
        workers.gone(node);
    }

    private static void letGo(int segment, @Nullable TrackingEventProcessor processor) {
        if (processor != null) {
            LOG.debug("Segment {} of {} is left to another node", segment, processor.getName());
            processor.releaseSegment(segment, LEFT_ALONE.toMillis(), TimeUnit.MILLISECONDS);
        }
    }
}
