package com.talkingshops.customers.eventstore;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;

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

    private static final String BATCH = EventBatch.class.getName();
    private static final String RETRYING = BATCH + ".retrying";

    private final Map<String, Handled<E>> handled = new LinkedHashMap<>();
    private Consumer<List<E>> write = nothing -> {};

    /** What is done with a batch before its transaction commits. */
    @FunctionalInterface
    interface End {
        void of(EventBatch<?> batch);
    }

    /**
     * An event and what came of handling it.
     *
     * @param failure why it could not be handled; what was collected by then does not count
     */
    record Handled<E>(
            EventMessage<?> event,
            List<E> collected,
            @Nullable Exception failure) {}

    private EventBatch() {}

    /**
     * The collector of the current batch.
     *
     * @param write writes what was collected, or a part of it that keeps its order; may be called again for another part
     *     after a failure, so what it leaves behind is in the database only
     * @throws IllegalStateException outside of the handling of an event
     */
    public static <E> EventBatch<E> current(Consumer<List<E>> write) {
        EventBatch<E> batch = begun(CurrentUnitOfWork.get().root(), EventBatch::writeWhole);
        batch.write = write;
        return batch;
    }

    /** Collects what the event that is being handled comes to. */
    public void add(E entry) {
        var event = (EventMessage<?>) CurrentUnitOfWork.get().root().getMessage();
        handled.computeIfAbsent(event.getIdentifier(), id -> new Handled<>(event, new ArrayList<>(), null))
                .collected()
                .add(entry);
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
        return segment != null ? segment : unitOfWork.resources().containsKey(RETRYING) ? RETRY : 0;
    }

    /** Lets a unit of work be one of a processor's segment. */
    static void ofSegment(UnitOfWork<?> unitOfWork, String processor, int segment) {
        unitOfWork.resources().put(segmentOf(processor), segment);
    }

    private static String segmentOf(String processor) {
        return "Processor[" + processor + "]/SegmentId";
    }

    /** The batch of a unit of work; if it begins now, the end is registered too. */
    static <E> EventBatch<E> begun(UnitOfWork<?> unitOfWork, End end) {
        return unitOfWork.getOrComputeResource(BATCH, key -> {
            var batch = new EventBatch<E>();
            unitOfWork.onPrepareCommit(ignored -> {
                try {
                    end.of(batch);
                } catch (Error e) {
                    // Which Axon's unit of work would not roll back.
                    throw ThrownError.asUnchecked(e);
                }
            });
            return batch;
        });
    }

    /** Begins a batch of dead letters. */
    static EventBatch<?> retrying(UnitOfWork<?> unitOfWork, End end) {
        unitOfWork.resources().put(RETRYING, true);
        return begun(unitOfWork, end);
    }

    void failed(EventMessage<?> event, Exception failure) {
        handled.put(event.getIdentifier(), new Handled<>(event, List.of(), failure));
    }

    /** The events of which something was collected or that failed, in order. */
    List<Handled<E>> handled() {
        return List.copyOf(handled.values());
    }

    void write(Collection<Handled<E>> part) {
        write.accept(part.stream().flatMap(one -> one.collected().stream()).toList());
    }

    private void writeWhole() {
        write(handled.values());
    }
}
