package com.talkingshops.customers.server.trace;

import java.time.Clock;
import java.time.Duration;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.tracing.Span;
import org.axonframework.tracing.SpanFactory;
import org.axonframework.tracing.SpanScope;
import org.jspecify.annotations.Nullable;

/**
 * Makes a span of the projection of an event, in the trace of the request that caused the event. It lasts until the batch of the event is
 * committed: what a projector does with an event is to collect it, and its rows are there when those of the whole batch are.
 */
final class ProjectionSpans implements MessageHandlerInterceptor<EventMessage<?>> {

    /** With how many other events the rows of this one were written, itself included. */
    static final String BATCH = "batch";

    /** Who reads history again, to build something anew, must not add to traces that ended long ago. */
    private static final Duration RECENT = Duration.ofMinutes(2);

    private final String processor;
    private final SpanFactory spans;
    private final Clock clock;

    ProjectionSpans(String processor, SpanFactory spans, Clock clock) {
        this.processor = processor;
        this.spans = spans;
        this.clock = clock;
    }

    @Override
    public @Nullable Object handle(UnitOfWork<? extends EventMessage<?>> unitOfWork, InterceptorChain chain)
            throws Exception {
        EventMessage<?> event = unitOfWork.getMessage();
        if (!TraceParent.isOn(event) || !isRecent(event)) {
            return chain.proceed();
        }
        Span span = spans.createChildHandlerSpan(() -> "Projection." + processor, event)
                .addAttribute(BATCH, Integer.toString(batchOf(unitOfWork)))
                .start();
        unitOfWork.onRollback(rolledBack ->
                span.recordException(rolledBack.getExecutionResult().getExceptionResult()));
        unitOfWork.onCleanup(ended -> span.end());
        try (SpanScope scope = span.makeCurrent()) {
            return chain.proceed();
        } catch (Exception e) {
            // Of which whoever asked may make a dead letter, and no failure of the batch.
            span.recordException(e);
            throw e;
        }
    }

    private boolean isRecent(EventMessage<?> event) {
        return event.getTimestamp().isAfter(clock.instant().minus(RECENT));
    }

    private static int batchOf(UnitOfWork<?> unitOfWork) {
        return unitOfWork.getOrComputeResource(
                BATCH,
                key -> unitOfWork instanceof BatchingUnitOfWork<?> batch
                        ? batch.getMessages().size()
                        : 1);
    }
}
