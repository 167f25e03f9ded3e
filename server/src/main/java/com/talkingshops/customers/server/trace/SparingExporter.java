package com.talkingshops.customers.server.trace;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.DelegatingSpanData;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * Sends of spans what is known to tell of nobody: attributes that are on a list, and of an exception its class. Messages of
 * exceptions quote what was sent or stored, and whoever makes spans may attach what they like.
 */
final class SparingExporter implements SpanExporter {

    private static final Set<String> TOLD =
            Set.of("exception", "method", "outcome", "status", "uri", RequestDescription.TENANT, ProjectionSpans.BATCH);

    private static final String EXCEPTION = "exception";
    private static final AttributeKey<String> EXCEPTION_TYPE = AttributeKey.stringKey("exception.type");

    private final SpanExporter exporter;

    SparingExporter(SpanExporter exporter) {
        this.exporter = exporter;
    }

    @Override
    public CompletableResultCode export(Collection<SpanData> spans) {
        return exporter.export(spans.stream().<SpanData>map(Spared::new).toList());
    }

    @Override
    public CompletableResultCode flush() {
        return exporter.flush();
    }

    @Override
    public CompletableResultCode shutdown() {
        return exporter.shutdown();
    }

    /** What is left of a span. */
    private static final class Spared extends DelegatingSpanData {

        Spared(SpanData span) {
            super(span);
        }

        @Override
        public Attributes getAttributes() {
            return super.getAttributes().toBuilder()
                    .removeIf(key -> !TOLD.contains(key.getKey()))
                    .build();
        }

        @Override
        public int getTotalAttributeCount() {
            return getAttributes().size();
        }

        @Override
        public List<EventData> getEvents() {
            return super.getEvents().stream()
                    .filter(event -> event.getName().equals(EXCEPTION))
                    .map(Spared::withoutWords)
                    .toList();
        }

        @Override
        public int getTotalRecordedEvents() {
            return getEvents().size();
        }

        @Override
        public StatusData getStatus() {
            return StatusData.create(super.getStatus().getStatusCode(), "");
        }

        private static EventData withoutWords(EventData exception) {
            String type = exception.getAttributes().get(EXCEPTION_TYPE);
            return EventData.create(
                    exception.getEpochNanos(),
                    EXCEPTION,
                    type == null ? Attributes.empty() : Attributes.of(EXCEPTION_TYPE, type));
        }
    }
}
