package com.talkingshops.customers.server.trace;

import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.otel.bridge.OtelCurrentTraceContext;
import io.micrometer.tracing.otel.bridge.OtelTracer;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Keeps what a real tracer sends, as soon as it ends. */
final class RecordedSpans implements SpanExporter {

    private final List<SpanData> spans = new ArrayList<>();

    /** A tracer whose spans come here. */
    Tracer tracer() {
        return tracerTo(this);
    }

    /** A tracer whose spans come here past what would be sent of them. */
    Tracer sparingTracer() {
        return tracerTo(new SparingExporter(this));
    }

    private static Tracer tracerTo(SpanExporter exporter) {
        var provider = SdkTracerProvider.builder()
                .addSpanProcessor(SimpleSpanProcessor.create(exporter))
                .build();
        return new OtelTracer(provider.get("test"), new OtelCurrentTraceContext(), event -> {});
    }

    List<SpanData> ended() {
        return List.copyOf(spans);
    }

    @Override
    public CompletableResultCode export(Collection<SpanData> exported) {
        spans.addAll(exported);
        return CompletableResultCode.ofSuccess();
    }

    @Override
    public CompletableResultCode flush() {
        return CompletableResultCode.ofSuccess();
    }

    @Override
    public CompletableResultCode shutdown() {
        return CompletableResultCode.ofSuccess();
    }
}
