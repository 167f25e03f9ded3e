package com.talkingshops.customers.eventstore;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;

/**
 * Reads what happened to several aggregates together: in one statement where their events lie, which is little of each, and in
 * another what those of them say that are wanted.
 */
public final class AggregateStreams {

    private final DataSource dataSource;
    private final StoredTypes types;
    private final StoredMessages messages;
    private final Map<String, String> nameByFormer;

    AggregateStreams(DataSource dataSource, StoredTypes types, StoredMessages messages) {
        this.dataSource = dataSource;
        this.types = types;
        this.nameByFormer = nameByFormer(types);
        this.messages = messages;
    }

    /**
     * Where an event lies, and what it is.
     *
     * @param position in the whole history
     * @param sequence in the stream of its aggregate, from 0
     * @param type the name that events of its type are stored under now
     * @param bytes how long is what it says, as it is stored
     */
    public record Place(long position, String aggregate, long sequence, String type, Instant at, int bytes) {}

    /**
     * How an aggregate began, without what the event says.
     *
     * @param type the name that events of its first event's type are stored under now
     */
    public record Beginning(String type, MetaData metaData) {}

    /** How an aggregate began; empty if nothing has happened to it. */
    public Optional<Beginning> beginning(String aggregate) {
        try (var connection = dataSource.getConnection()) {
            return EventRows.first(connection, aggregate)
                    .map(first -> new Beginning(now(first.type()), messages.metaData(first.metaData())));
        } catch (SQLException e) {
            throw new EventStoreException("Events could not be read.", e);
        }
    }

    /** Tells where all events of some aggregates lie, in the order of their positions; what is told is not held. */
    public void places(Collection<String> aggregates, Consumer<Place> taker) {
        try (var connection = dataSource.getConnection()) {
            EventRows.places(connection, aggregates, this::now, taker);
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

    /**
     * What came before some events, each in the stream of its aggregate; one statement.
     *
     * @param earlier which types are meant, by the type of the event, by the names of now; of others nothing but the beginning is told
     */
    public Map<Long, Before> before(Collection<Long> positions, Map<String, Set<String>> earlier) {
        try (var connection = dataSource.getConnection()) {
            var byAnyName = new HashMap<String, Set<String>>();
            earlier.forEach((type, before) ->
                    types.allNames(Set.of(type)).forEach(name -> byAnyName.put(name, types.allNames(before))));
            return RelatedRows.before(connection, positions, byAnyName);
        } catch (SQLException e) {
            throw new EventStoreException("Events could not be read.", e);
        }
    }

    /**
     * What came before an event.
     *
     * @param first where its aggregate began
     * @param last the last event before it that is of a wanted type; {@code null} if there is none
     * @param bytes how long is what it says itself, and, if there was a last, these two, as they are stored
     */
    public record Before(long first, @Nullable Long last, long bytes) {}

    /**
     * An event that names the aggregate of another.
     *
     * @param bytes how long is what it says, as it is stored
     */
    public record Naming(long position, long bytes) {}

    /**
     * Events right behind some others that name their aggregates; one statement.
     *
     * @param named the type of those others
     * @param type of those that are looked for
     * @param within how far behind to look, in positions
     * @return by the positions of those others
     */
    public Map<Long, Naming> naming(Collection<Long> positions, String named, String type, int within) {
        try (var connection = dataSource.getConnection()) {
            return RelatedRows.naming(
                    connection, positions, types.allNames(Set.of(named)), types.allNames(Set.of(type)), within);
        } catch (SQLException e) {
            throw new EventStoreException("Events could not be read.", e);
        }
    }

    /** Those of some aggregates whose last event is of some types; one statement. */
    public Set<String> ended(Collection<String> aggregates, Set<String> last) {
        try (var connection = dataSource.getConnection()) {
            return RelatedRows.ended(connection, aggregates, types.allNames(last));
        } catch (SQLException e) {
            throw new EventStoreException("Events could not be read.", e);
        }
    }

    private String now(String type) {
        return nameByFormer.getOrDefault(type, type);
    }

    private static Map<String, String> nameByFormer(StoredTypes types) {
        var names = types.names();
        return types.former().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, type -> Objects.requireNonNull(names.get(type.getValue()))));
    }

    private static long position(EventMessage<?> event) {
        return ((TrackedEventMessage<?>) event).trackingToken().position().orElseThrow();
    }
}
