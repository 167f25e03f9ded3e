package com.talkingshops.customers.server.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.SpanData;
import org.junit.jupiter.api.Test;

class SparingExporterTest {

    private static final String NUMBER = "919876543210";

    private final RecordedSpans recorded = new RecordedSpans();

    @Test
    void tellsOfAnExceptionItsClassAlone() {
        // when
        recorded.sparingTracer()
                .nextSpan()
                .start()
                .error(new IllegalStateException("Key (mobile)=(" + NUMBER + ") already exists."))
                .end();
        // then
        SpanData span = recorded.ended().getFirst();
        assertThat(span.getEvents())
                .extracting(EventData::getAttributes)
                .containsExactly(
                        Attributes.of(AttributeKey.stringKey("exception.type"), IllegalStateException.class.getName()));
        assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
        assertThat(span.getStatus().getDescription()).isEmpty();
    }

    @Test
    void leavesOutWhateverIsNotOnItsList() {
        // when
        recorded.sparingTracer()
                .nextSpan()
                .start()
                .tag("uri", "/v1/customers/{id}")
                .tag("http.url", "/v1/customers/" + NUMBER)
                .event("asked for " + NUMBER)
                .end();
        // then
        SpanData span = recorded.ended().getFirst();
        assertThat(span.getAttributes()).isEqualTo(Attributes.of(AttributeKey.stringKey("uri"), "/v1/customers/{id}"));
        assertThat(span.getTotalAttributeCount()).isEqualTo(1);
        assertThat(span.getEvents()).isEmpty();
        assertThat(span.getTotalRecordedEvents()).isZero();
    }
}
