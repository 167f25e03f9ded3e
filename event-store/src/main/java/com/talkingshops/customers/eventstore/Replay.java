package com.talkingshops.customers.eventstore;

import com.talkingshops.customers.eventstore.HistoryReader.Portion;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.axonframework.eventhandling.AnnotationEventHandlerAdapter;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.DefaultInterceptorChain;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;

/**
 * Projects events that are stored already into tables of one's own, beside the projection's processor: many at a time, and
 * only those of types that somebody handles. Events that it cannot take in become dead letters of the processor once the
 * tables are its own, see {@link Replays#takeOver}.
 */
public final class Replay {

    private final Projection projection;
    private final Sequences sequences;
    private final AnnotationEventHandlerAdapter handler;
    private final DeadLettering deadLettering;
    private final HistoryReader history;
    private final int parts;
    private final BackgroundWork work;

    Replay(
            Projection projection,
            Object handler,
            DeadLettering deadLettering,
            HistoryReader.Reading reading,
            int parts,
            BackgroundWork work) {
        this.projection = projection;
        this.sequences = new Sequences(projection);
        this.handler = new AnnotationEventHandlerAdapter(handler);
        this.deadLettering = deadLettering;
        this.history = new HistoryReader(reading, this.handler::canHandleType);
        this.parts = parts;
        this.work = work;
    }

    /** Runs work in a transaction of its own, on the thread that asks for it. */
    @FunctionalInterface
    public interface InTransaction {
        void run(Runnable work);
    }

    /**
     * Projects the next events: those of different sequences at the same time, as the segments of a processor would. All of it
     * is committed when it returns; after a failure some of it may be, so whoever tries again projects events that were projected.
     *
     * @param after the position up to which everything is projected; 0 for nothing
     * @param upTo the position up to which to project; what lies behind it may still change its order
     * @param most how many events to project at most
     * @return the position up to which everything is projected now
     */
    public long project(long after, long upTo, int most, InTransaction transaction) {
        return project(after, upTo, most, event -> true, transaction);
    }

    /**
     * Projects the next events as far as a paused processor has projected them, and leaves out those of segments that have not
     * come so far.
     *
     * @param after as for all events; to the last position of the pause, this is to be repeated
     */
    public long project(long after, Paused processor, int most, InTransaction transaction) {
        return project(
                after,
                processor.last(),
                most,
                event -> processor.has(position(event), sequences.getSequenceIdentifierFor(event)),
                transaction);
    }

    private static long position(EventMessage<?> event) {
        return event instanceof TrackedEventMessage<?> tracked
                ? tracked.trackingToken().position().orElse(0)
                : 0;
    }

    private long project(
            long after, long upTo, int most, Predicate<EventMessage<?>> wanted, InTransaction transaction) {
        if (after >= upTo) {
            return after;
        }
        Portion next = history.read(after, upTo, most);
        var dealt = next.events().stream().filter(wanted).collect(Collectors.groupingBy(this::part));
        Parallel.run(dealt.entrySet().stream()
                .map(part -> () -> work.inTurn(() -> transaction.run(() -> project(part.getKey(), part.getValue())))));
        return next.end();
    }

    private int part(EventMessage<?> event) {
        return Math.floorMod(sequences.getSequenceIdentifierFor(event).hashCode(), parts);
    }

    private void project(int part, List<EventMessage<?>> events) {
        var unitOfWork = new BatchingUnitOfWork<EventMessage<?>>(events);
        EventBatch.ofSegment(unitOfWork, projection.name(), part);
        var result = unitOfWork.executeWithResult(
                () -> new DefaultInterceptorChain<>(unitOfWork, List.of(deadLettering), handler::handle).proceed());
        if (result.isExceptional()) {
            throw ThrownError.asUnchecked(result.exceptionResult());
        }
    }
}
