package com.talkingshops.customers.server.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.talkingshops.customers.api.MessageKeys;
import io.micrometer.tracing.Tracer;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.messaging.DefaultInterceptorChain;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.junit.jupiter.api.Test;

class ProjectionSpansTest {

    private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String OTHER_TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String PUBLISHED = "00f067aa0ba902b7";

    private final RecordedSpans recorded = new RecordedSpans();
    private final Tracer tracer = recorded.tracer();
    private final ProjectionSpans spans =
            new ProjectionSpans("customers", new MessageSpans(tracer), Clock.fixed(NOW, ZoneOffset.UTC));

    record Happened() {}

    @Test
    void lastUntilTheirBatchIsCommitted() {
        // given
        var batch = new BatchingUnitOfWork<>(List.of(event(TRACE, "01", NOW), event(OTHER_TRACE, "01", NOW)));
        batch.start();
        batch.onPrepareCommit(writes ->
                assertThat(recorded.ended()).as("while rows are written").isEmpty());
        // when
        project(batch, () -> null);
        // then
        assertThat(recorded.ended())
                .extracting(SpanData::getTraceId, SpanData::getParentSpanId, SpanData::getName)
                .containsExactlyInAnyOrder(
                        tuple(TRACE, PUBLISHED, "Projection.customers(Happened)"),
                        tuple(OTHER_TRACE, PUBLISHED, "Projection.customers(Happened)"));
        assertThat(recorded.ended())
                .extracting(span -> span.getStatus().getStatusCode())
                .containsOnly(StatusCode.UNSET);
    }

    @Test
    void tellThatTheirBatchCouldNotBeWritten() {
        // given
        var batch = new BatchingUnitOfWork<>(List.of(event(TRACE, "01", NOW), event(OTHER_TRACE, "01", NOW)));
        batch.start();
        batch.onPrepareCommit(writes -> {
            throw new IllegalStateException("no room");
        });
        // when
        project(batch, () -> null);
        // then
        assertThat(recorded.ended())
                .hasSize(2)
                .extracting(span -> span.getStatus().getStatusCode())
                .containsOnly(StatusCode.ERROR);
    }

    @Test
    void tellThatAnEventCouldNotBeHandledThoughItsBatchIsCommitted() {
        // given
        var batch = new BatchingUnitOfWork<>(List.of(event(TRACE, "01", NOW)));
        // when
        batch.executeWithResult(() -> {
            try {
                return new DefaultInterceptorChain<>(batch, List.of(spans), event -> {
                            throw new IllegalStateException("no such segment");
                        })
                        .proceed();
            } catch (IllegalStateException becomesADeadLetter) {
                return null;
            }
        });
        // then
        assertThat(batch.isRolledBack()).isFalse();
        assertThat(recorded.ended())
                .extracting(span -> span.getStatus().getStatusCode())
                .containsExactly(StatusCode.ERROR);
    }

    @Test
    void areThereForWhateverIsDoneWithAnEvent() {
        // given
        var batch = new BatchingUnitOfWork<>(List.of(event(TRACE, "01", NOW)));
        batch.start();
        // when
        project(batch, () -> {
            new MessageSpans(tracer).createInternalSpan(() -> "within").run(() -> {});
            return null;
        });
        // then
        assertThat(recorded.ended()).extracting(SpanData::getTraceId).containsExactly(TRACE, TRACE);
    }

    @Test
    void areNotMadeOfEventsOfLongAgoNorOfThoseThatBelongToNoTrace() {
        // given
        var batch = new BatchingUnitOfWork<>(List.of(
                event(TRACE, "01", NOW.minus(Duration.ofMinutes(3))),
                event(TRACE, "00", NOW),
                event(TRACE + "\r\n", "01", NOW),
                untraced()));
        batch.start();
        // when
        project(batch, () -> null);
        // then
        assertThat(recorded.ended()).isEmpty();
    }

    private void project(BatchingUnitOfWork<EventMessage<Happened>> batch, Callable<Object> handler) {
        batch.executeWithResult(
                () -> new DefaultInterceptorChain<>(batch, List.of(spans), event -> handler.call()).proceed());
    }

    private static EventMessage<Happened> event(String trace, String flags, Instant at) {
        return event(MetaData.from(Map.of(MessageKeys.TRACE, "00-" + trace + "-" + PUBLISHED + "-" + flags)), at);
    }

    private static EventMessage<Happened> untraced() {
        return event(MetaData.emptyInstance(), NOW);
    }

    private static EventMessage<Happened> event(MetaData metaData, Instant at) {
        return new GenericEventMessage<>(new GenericMessage<>(new Happened(), metaData), () -> at);
    }
}
