package com.talkingshops.customers.eventstore;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;

/** A batch of events while it is handled: what came of each of them, and who writes what was collected. */
final class Batch {

    private static final String BATCH = Batch.class.getName();
    private static final String RETRYING = BATCH + ".retrying";

    private final Map<String, Handled> handled = new LinkedHashMap<>();
    private final Map<Object, Consumer<List<Object>>> writers = new LinkedHashMap<>();

    /** What is done with a batch before its transaction commits. */
    @FunctionalInterface
    interface End {
        void of(Batch batch);
    }

    /**
     * An event and what came of handling it.
     *
     * @param failure why it could not be handled; what was collected by then does not count
     */
    record Handled(
            EventMessage<?> event,
            List<Entry> collected,
            @Nullable Exception failure) {}

    /** What a projector has collected of an event. */
    record Entry(Object projector, Object collected) {}

    private Batch() {}

    /** The batch of a unit of work; if it begins now, the end is registered too. */
    static Batch begun(UnitOfWork<?> unitOfWork, End end) {
        return unitOfWork.getOrComputeResource(BATCH, key -> {
            var batch = new Batch();
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
    static Batch retrying(UnitOfWork<?> unitOfWork, End end) {
        unitOfWork.resources().put(RETRYING, true);
        return begun(unitOfWork, end);
    }

    /** Whether a unit of work is one of dead letters. */
    static boolean isRetry(UnitOfWork<?> unitOfWork) {
        return unitOfWork.resources().containsKey(RETRYING);
    }

    /** Who writes what a projector collects. */
    @SuppressWarnings("unchecked") // given back is what the projector has collected, and nobody else
    <E> void writer(Object projector, Consumer<List<E>> write) {
        writers.put(projector, (Consumer<List<Object>>) (Consumer<?>) write);
    }

    void add(EventMessage<?> event, Entry entry) {
        handled.computeIfAbsent(event.getIdentifier(), id -> new Handled(event, new ArrayList<>(), null))
                .collected()
                .add(entry);
    }

    void failed(EventMessage<?> event, Exception failure) {
        handled.put(event.getIdentifier(), new Handled(event, List.of(), failure));
    }

    /** The events of which something was collected or that failed, in order. */
    List<Handled> handled() {
        return List.copyOf(handled.values());
    }

    /** Has each projector's part written that there is anything of. */
    void write(Collection<Handled> part) {
        writers.forEach((projector, write) -> {
            var own = part.stream()
                    .flatMap(one -> one.collected().stream())
                    .filter(entry -> entry.projector().equals(projector))
                    .map(Entry::collected)
                    .toList();
            if (!own.isEmpty()) {
                write.accept(own);
            }
        });
    }

    void writeWhole() {
        write(handled.values());
    }
}
