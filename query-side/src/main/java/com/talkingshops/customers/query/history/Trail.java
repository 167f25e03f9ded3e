package com.talkingshops.customers.query.history;

import com.talkingshops.customers.eventstore.AggregateStreams;
import com.talkingshops.customers.eventstore.AggregateStreams.Place;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.axonframework.eventhandling.DomainEventMessage;
import org.jspecify.annotations.Nullable;

/** What happened to a customer and its orders, in order: where each event lies is known, what it says is read when it is wanted. */
public final class Trail {

    private static final String ERASED = "customer-erased";

    private final AggregateStreams streams;
    private final String customerId;
    private final Map<String, String> references;
    private final List<Mark> marks;

    /**
     * The trail of a customer.
     *
     * @param references of its orders, by id
     * @param places of all events of the customer and the orders, in order
     */
    Trail(AggregateStreams streams, String customerId, Map<String, String> references, List<Place> places) {
        this.streams = streams;
        this.customerId = customerId;
        this.references = references;
        this.marks = marks(customerId, places);
    }

    private static List<Mark> marks(String customerId, List<Place> places) {
        var marks = new ArrayList<Mark>(places.size());
        var last = new HashMap<String, Long>();
        long own = 0;
        long orderChanges = 0;
        for (Place place : places) {
            if (place.aggregate().equals(customerId)) {
                own++;
            } else {
                orderChanges++;
            }
            Long before = last.put(place.aggregate(), place.position());
            marks.add(new Mark(
                    place.position(),
                    place.aggregate(),
                    place.sequence() + 1,
                    place.type(),
                    place.at().truncatedTo(ChronoUnit.MICROS),
                    before == null ? place.position() : before,
                    own,
                    orderChanges));
        }
        return List.copyOf(marks);
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

    /** What an order is called; {@code null} for the customer itself. */
    @Nullable
    String reference(Mark mark) {
        return references.get(mark.id());
    }
}
