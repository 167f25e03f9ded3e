package com.talkingshops.customers.server.trace;

import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.exporter.SpanExportingPredicate;
import io.micrometer.tracing.otel.bridge.Slf4JEventListener;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.time.Clock;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventhandling.DefaultEventProcessorSpanFactory;
import org.axonframework.eventhandling.EventProcessorSpanFactory;
import org.axonframework.tracing.NoOpSpanFactory;
import org.axonframework.tracing.SpanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.SpanExporters;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.server.observation.ServerRequestObservationConvention;

/** Where a collector is named. Tracer and exporter are Spring Boot's, and Axon's spans become theirs. */
@Configuration(proxyBeanMethods = false)
@Conditional(Collector.IsNamed.class)
class TraceConfiguration {

    private static final String PROBES = "/actuator/";

    @Bean
    SpanFactory messageSpans(Tracer tracer) {
        return new MessageSpans(tracer);
    }

    /** Axon's own end before anything is written, and do not know whose event it is. */
    @Bean
    EventProcessorSpanFactory noSpansOfBatches() {
        return DefaultEventProcessorSpanFactory.builder()
                .spanFactory(NoOpSpanFactory.INSTANCE)
                .build();
    }

    @Bean
    ConfigurerModule projectionsAreTraced(SpanFactory spans, Clock clock) {
        return configurer -> configurer
                .eventProcessing()
                .registerDefaultHandlerInterceptor(
                        (configuration, processor) -> new ProjectionSpans(processor, spans, clock));
    }

    @Bean
    ServerRequestObservationConvention requestDescription() {
        return new RequestDescription();
    }

    @Bean
    SpanExporters sparingExporters(ObjectProvider<SpanExporter> exporters) {
        return SpanExporters.of(exporters
                .orderedStream()
                .<SpanExporter>map(SparingExporter::new)
                .toList());
    }

    /** Probes come every few seconds for ever. */
    @Bean
    SpanExportingPredicate probesAreNotTold() {
        return span -> !span.getTags().getOrDefault("uri", "").startsWith(PROBES);
    }

    /** Under the names of the Elastic Common Schema, in which JSON is logged. */
    @Bean
    Slf4JEventListener logLinesTellTheirTrace() {
        return new Slf4JEventListener("trace.id", "span.id");
    }
}
