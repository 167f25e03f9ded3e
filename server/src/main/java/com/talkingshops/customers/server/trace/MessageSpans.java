package com.talkingshops.customers.server.trace;

import com.talkingshops.customers.api.MessageKeys;
import io.micrometer.tracing.Span.Kind;
import io.micrometer.tracing.TraceContext;
import io.micrometer.tracing.Tracer;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.axonframework.messaging.Message;
import org.axonframework.tracing.NoOpSpanFactory.NoOpSpan;
import org.axonframework.tracing.Span;
import org.axonframework.tracing.SpanAttributesProvider;
import org.axonframework.tracing.SpanFactory;
import org.axonframework.tracing.SpanUtils;

/**
 * Makes spans of what Axon does for a request that is sampled, all of them in the trace of that request. Whatever else Axon
 * does has none, and begins no trace either.
 */
final class MessageSpans implements SpanFactory {

    private final Tracer tracer;

    MessageSpans(Tracer tracer) {
        this.tracer = tracer;
    }

    @Override
    public Span createRootTrace(Supplier<String> operation) {
        return NoOpSpan.INSTANCE;
    }

    /** A part of the trace that the message was sent in, also where Axon would only link to it. */
    @Override
    public Span createHandlerSpan(
            Supplier<String> operation, Message<?> message, boolean isChildTrace, Message<?>... linkedParents) {
        return TraceParent.on(message, tracer)
                .or(this::current)
                .map(parent -> begin(parent, name(operation, message)).kind(Kind.CONSUMER))
                .map(this::traced)
                .orElse(NoOpSpan.INSTANCE);
    }

    @Override
    public Span createDispatchSpan(Supplier<String> operation, Message<?> message, Message<?>... linkedSiblings) {
        return current()
                .map(parent -> begin(parent, name(operation, message)).kind(Kind.PRODUCER))
                .map(this::traced)
                .orElse(NoOpSpan.INSTANCE);
    }

    @Override
    public Span createInternalSpan(Supplier<String> operation) {
        return current()
                .map(parent -> begin(parent, operation.get()))
                .map(this::traced)
                .orElse(NoOpSpan.INSTANCE);
    }

    @Override
    public Span createInternalSpan(Supplier<String> operation, Message<?> message) {
        return createInternalSpan(() -> name(operation, message));
    }

    /** What Axon would tell of each message is also what it is about, such as all of its metadata. */
    @Override
    public void registerSpanAttributeProvider(SpanAttributesProvider provider) {
        // The type of a message is in the name of its span, and more is not told.
    }

    @Override
    @SuppressWarnings("unchecked") // more metadata makes no other message of it
    public <M extends Message<?>> M propagateContext(M message) {
        return current()
                .map(context -> (M) message.andMetaData(Map.of(MessageKeys.TRACE, TraceParent.of(context))))
                .orElse(message);
    }

    /** Where this thread is in a trace that is sampled. */
    private Optional<TraceContext> current() {
        return Optional.ofNullable(tracer.currentSpan())
                .map(io.micrometer.tracing.Span::context)
                .filter(context -> Boolean.TRUE.equals(context.sampled()));
    }

    private io.micrometer.tracing.Span.Builder begin(TraceContext parent, String name) {
        return tracer.spanBuilder().setParent(parent).name(name);
    }

    private Span traced(io.micrometer.tracing.Span.Builder builder) {
        return new TracedSpan(tracer, builder);
    }

    private static String name(Supplier<String> operation, Message<?> message) {
        return operation.get() + "(" + SpanUtils.determineMessageName(message) + ")";
    }
}
