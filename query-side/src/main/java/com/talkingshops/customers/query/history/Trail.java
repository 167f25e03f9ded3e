package com.talkingshops.customers.query.history;

import com.talkingshops.customers.api.order.OrderEvent.OrderPlaced;
import com.talkingshops.customers.eventstore.AggregateStreams;
import com.talkingshops.customers.eventstore.AggregateStreams.Place;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Function;
import org.axonframework.eventhandling.DomainEventMessage;

/** What happened to a customer and its orders, in order: where each event lies is known, what it says is read when it is wanted. */
public final class Trail {

    private static final String ERASED = "customer-erased";

    private final AggregateStreams streams;
    private final String customerId;
    private final Function<Set<String>, Map<String, String>> references;
    private final List<Mark> marks;

    /**
     * The trail of a customer.
     *
     * @param references tells what orders are called, by their ids
     * @param orderIds of all its orders
     */
    Trail(
            AggregateStreams streams,
            String customerId,
            Function<Set<String>, Map<String, String>> references,
            Collection<String> orderIds) {
        this.streams = streams;
        this.customerId = customerId;
        this.references = references;
        var streamIds = new ArrayList<>(orderIds);
        streamIds.add(customerId);
        var marking = new Marking();
        streams.places(streamIds, marking::add);
        this.marks = Collections.unmodifiableList(marking.marks);
    }

    /** Makes marks of places. */
    private final class Marking {

        private final ArrayList<Mark> marks = new ArrayList<>();
        private final Map<String, Mark> last = new HashMap<>();
        private final Map<String, Integer> lengths = new HashMap<>();
        private final Map<String, String> types = new HashMap<>();
        private int own;

        void add(Place place) {
            if (place.aggregate().equals(customerId)) {
                own++;
            }
            Mark before = last.get(place.aggregate());
            var mark = new Mark(
                    place.position(),
                    before == null ? place.aggregate() : before.id(),
                    types.computeIfAbsent(place.type(), type -> type),
                    Mark.micros(place.at()),
                    before == null ? place.position() : before.position(),
                    own,
                    marks.size() + 1 - own,
                    place.bytes() + lengths.getOrDefault(place.aggregate(), 0));
            last.put(mark.id(), mark);
            lengths.put(mark.id(), place.bytes());
            marks.add(mark);
        }
    }

    /** All events, the oldest first. */
    public List<Mark> marks() {
        return marks;
    }

    /** Whether the customer is forgotten, and nothing personal may be told any more, also while somebody could still open it. */
    public boolean erased() {
        return marks.stream().anyMatch(mark -> mark.type().equals(ERASED));
    }

    /** What events say, by their positions; one statement. */
    public SortedMap<Long, DomainEventMessage<?>> read(Collection<Long> positions) {
        return streams.at(positions);
    }

    boolean isOwn(Mark mark) {
        return mark.id().equals(customerId);
    }

    /** What orders are called, by their ids; one statement, unless there are none, or the read model does not know them yet. */
    Map<String, String> references(Set<String> orderIds) {
        if (orderIds.isEmpty()) {
            return Map.of();
        }
        var known = new HashMap<>(references.apply(orderIds));
        var unknown = new HashSet<>(orderIds);
        unknown.removeAll(known.keySet());
        if (!unknown.isEmpty()) {
            var beginnings = marks.stream()
                    .filter(mark -> mark.isFirst() && unknown.contains(mark.id()))
                    .map(Mark::position)
                    .toList();
            read(beginnings).values().forEach(event -> {
                if (Told.by(event) instanceof OrderPlaced placed) {
                    known.put(placed.orderId().value(), placed.reference());
                }
            });
        }
        return known;
    }
}
