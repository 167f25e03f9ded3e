package com.talkingshops.customers.eventstore;

import java.util.function.Consumer;
import java.util.function.Supplier;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;

/**
 * What a projector collects while a batch of events is handled, to write it once: at the end of the batch, in the
 * transaction that stores the processor's token too.
 */
public final class EventBatch {

    private EventBatch() {}

    /**
     * The collector of the current batch.
     *
     * @param name names the collector within the batch; one for each projector
     * @param make makes an empty collector, at the first event of a batch
     * @param write writes what was collected; runs once, before the batch's transaction commits
     * @throws IllegalStateException outside of the handling of an event
     */
    public static <T> T current(String name, Supplier<T> make, Consumer<T> write) {
        var unitOfWork = CurrentUnitOfWork.get().root();
        return unitOfWork.getOrComputeResource(name, key -> {
            T collector = make.get();
            unitOfWork.onPrepareCommit(ignored -> write.accept(collector));
            return collector;
        });
    }

    /**
     * The segment of a processor that handles the current batch: what it alone writes, it need not share with the others.
     *
     * @param processor the processor's name
     * @return from 0; 0 outside of a processor
     */
    public static int segment(String processor) {
        // Where Axon's streaming processors put it.
        Integer segment = CurrentUnitOfWork.get().root().getResource("Processor[" + processor + "]/SegmentId");
        return segment == null ? 0 : segment;
    }
}
