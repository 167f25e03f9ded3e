package com.talkingshops.customers.eventstore;

import java.util.List;
import java.util.function.Consumer;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/**
 * What a projector collects while a batch of events is handled, to write it once: at the end of the batch, in the
 * transaction that stores the processor's token too. If the whole of it cannot be written, it is written in parts, and what
 * cannot be written at all becomes dead letters.
 *
 * @param <E> what is collected of an event
 */
public final class EventBatch<E> {

    /** Where totals are kept that are written while dead letters are tried again, beside the processor's segments. */
    private static final int RETRY = -1;

    private final Batch batch;
    private final Object projector;

    private EventBatch(Batch batch, Object projector) {
        this.batch = batch;
        this.projector = projector;
    }

    /**
     * The collector of the current batch.
     *
     * @param projector who collects: of several in one processing group, each writes what is its own
     * @param write writes what was collected, or a part of it that keeps its order; may be called again for another part
     *     after a failure, so what it leaves behind is in the database only
     * @throws IllegalStateException outside of the handling of an event
     */
    public static <E> EventBatch<E> current(Object projector, Consumer<List<E>> write) {
        Batch batch = Batch.begun(CurrentUnitOfWork.get().root(), Batch::writeWhole);
        batch.writer(projector, write);
        return new EventBatch<>(batch, projector);
    }

    /** Collects what the event that is being handled comes to. */
    public void add(E entry) {
        var event = (EventMessage<?>) CurrentUnitOfWork.get().root().getMessage();
        batch.add(event, new Batch.Entry(projector, entry));
    }

    /**
     * The part of the totals that the current batch adds to: that of the processor's segment, or one of its own while dead
     * letters are tried again. What a part alone writes, it need not share with the others.
     *
     * @param processor the processor's name
     * @return from 0, or -1; 0 outside of a processor
     */
    public static int part(String processor) {
        UnitOfWork<?> unitOfWork = CurrentUnitOfWork.get().root();
        // Where Axon's streaming processors put it.
        Integer segment = unitOfWork.getResource(segmentOf(processor));
        return segment != null ? segment : Batch.isRetry(unitOfWork) ? RETRY : 0;
    }

    /** Lets a unit of work be one of a processor's segment. */
    static void ofSegment(UnitOfWork<?> unitOfWork, String processor, int segment) {
        unitOfWork.resources().put(segmentOf(processor), segment);
    }

    private static String segmentOf(String processor) {
        return "Processor[" + processor + "]/SegmentId";
    }
}
