package com.talkingshops.customers.server.trace;

import io.micrometer.tracing.Tracer;
import org.axonframework.tracing.Span;
import org.axonframework.tracing.SpanScope;
import org.jspecify.annotations.Nullable;

/** One of Axon's spans. Axon also ends some that never began, when it cleans up. */
final class TracedSpan implements Span {

    private final Tracer tracer;
    private final io.micrometer.tracing.Span.Builder builder;
    private io.micrometer.tracing.@Nullable Span begun;

    TracedSpan(Tracer tracer, io.micrometer.tracing.Span.Builder builder) {
        this.tracer = tracer;
        this.builder = builder;
    }

    @Override
    public Span start() {
        begun = builder.start();
        return this;
    }

    @Override
    public SpanScope makeCurrent() {
        return begun == null ? () -> {} : tracer.withSpan(begun)::close;
    }

    @Override
    public void end() {
        if (begun != null) {
            begun.end();
        }
    }

    @Override
    public Span recordException(Throwable thrown) {
        if (begun != null) {
            begun.error(thrown);
        }
        return this;
    }

    @Override
    public Span addAttribute(String key, String value) {
        builder.tag(key, value);
        return this;
    }
}
