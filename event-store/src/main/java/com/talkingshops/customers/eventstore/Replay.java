package com.talkingshops.customers.eventstore;

import com.talkingshops.customers.eventstore.EventRows.Positioned;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.axonframework.eventhandling.AnnotationEventHandlerAdapter;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.EventUtils;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedDomainEventData;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.messaging.DefaultInterceptorChain;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.springframework.jdbc.datasource.DataSourceUtils;

/**
 * Projects events that are stored already into tables of one's own, beside the projection's processor: many at a time, and
 * only those of types that somebody handles. Events that it cannot take in become dead letters of the processor once the
 * tables are its own, see {@link Replays#takeOver}.
 */
public final class Replay {

    /** How many positions are looked at in one statement, so that a rare type of event does not make it a long one. */
    private static final int WINDOW = 50_000;

    private final Projection projection;
    private final AnnotationEventHandlerAdapter handler;
    private final DeadLettering deadLettering;
    private final Reading reading;
    private final String[] unhandled;

    /** How stored events become messages. */
    record Reading(
            DataSource dataSource,
            Serializer serializer,
            Supplier<? extends EventUpcaster> upcasters,
            StoredTypes types) {

        /** The names of the types that nobody handles. */
        private String[] unhandledBy(AnnotationEventHandlerAdapter handler) {
            return types.byName().entrySet().stream()
                    .filter(type -> !handler.canHandleType(type.getValue()))
                    .map(Map.Entry::getKey)
                    .toArray(String[]::new);
        }

        private Stream<TrackedEventMessage<?>> messages(List<Positioned> rows) {
            return EventUtils.upcastAndDeserializeTrackedEvents(
                    rows.stream()
                            .map(row -> new TrackedDomainEventData<>(
                                    new GlobalSequenceTrackingToken(row.position()), row.event())),
                    serializer,
                    upcasters.get());
        }
    }

    Replay(Projection projection, Object handler, DeadLettering deadLettering, Reading reading) {
        this.projection = projection;
        this.handler = new AnnotationEventHandlerAdapter(handler);
        this.deadLettering = deadLettering;
        this.reading = reading;
        this.unhandled = reading.unhandledBy(this.handler);
    }

    /**
     * Projects the next events, in the current transaction.
     *
     * @param after the position up to which everything is projected; 0 for nothing
     * @param upTo the position up to which to project; what lies behind it may still change its order
     * @param most how many events to project at most
     * @return the position up to which everything is projected now
     */
    public long project(long after, long upTo, int most) {
        long end = Math.min(upTo, after + WINDOW);
        List<Positioned> rows = read(after, end, most);
        if (!rows.isEmpty()) {
            project(reading.messages(rows).<EventMessage<?>>map(event -> event).toList());
        }
        return rows.size() < most ? Math.max(after, end) : rows.getLast().position();
    }

    private List<Positioned> read(long after, long end, int most) {
        var connection = DataSourceUtils.getConnection(reading.dataSource());
        try {
            return EventRows.between(connection, after, end, unhandled, most);
        } catch (SQLException e) {
            throw new EventStoreException("Events could not be read.", e);
        } finally {
            DataSourceUtils.releaseConnection(connection, reading.dataSource());
        }
    }

    private void project(List<EventMessage<?>> events) {
        var unitOfWork = new BatchingUnitOfWork<EventMessage<?>>(events);
        // Totals that it adds to are those of the processor's first segment.
        EventBatch.ofSegment(unitOfWork, projection.name(), 0);
        var result = unitOfWork.executeWithResult(
                () -> new DefaultInterceptorChain<>(unitOfWork, List.of(deadLettering), handler::handle).proceed());
        if (result.isExceptional()) {
            throw result.exceptionResult() instanceof RuntimeException e
                    ? e
                    : new IllegalStateException(result.exceptionResult());
        }
    }
}
