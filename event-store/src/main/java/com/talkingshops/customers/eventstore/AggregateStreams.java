package com.talkingshops.customers.eventstore;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStoreException;

/**
 * Reads what happened to several aggregates together: in one statement where their events lie, which is little of each, and in
 * another what those of them say that are wanted.
 */
public final class AggregateStreams {

    private final DataSource dataSource;
    private final StoredMessages messages;

    AggregateStreams(DataSource dataSource, StoredMessages messages) {
        this.dataSource = dataSource;
        this.messages = messages;
    }

    /**
     * Where an event lies, and what it is.
     *
     * @param position in the whole history
     * @param sequence in the stream of its aggregate, from 0
     * @param type the name that it is stored under
     */
    public record Place(long position, String aggregate, long sequence, String type, Instant at) {}

    /** Where all events of some aggregates lie, in the order of their positions. */
    public List<Place> places(Collection<String> aggregates) {
        try (var connection = dataSource.getConnection()) {
            return EventRows.places(connection, aggregates);
        } catch (SQLException e) {
            throw new EventStoreException("Events could not be read.", e);
        }
    }

    /**
     * The events at some positions, opened and in the form that events have now.
     *
     * @return by position; without those of which an upcaster makes nothing
     */
    public SortedMap<Long, DomainEventMessage<?>> at(Collection<Long> positions) {
        try (var connection = dataSource.getConnection()) {
            var events = new TreeMap<Long, DomainEventMessage<?>>();
            for (EventMessage<?> event : messages.of(EventRows.at(connection, positions))) {
                events.put(position(event), (DomainEventMessage<?>) event);
            }
            return events;
        } catch (SQLException e) {
            throw new EventStoreException("Events could not be read.", e);
        }
    }

    private static long position(EventMessage<?> event) {
        return ((TrackedEventMessage<?>) event).trackingToken().position().orElseThrow();
    }
}
