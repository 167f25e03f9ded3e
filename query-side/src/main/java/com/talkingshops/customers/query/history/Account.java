package com.talkingshops.customers.query.history;

import com.talkingshops.customers.api.history.HistoryQuery.HistoryEntry;
import com.talkingshops.customers.api.history.HistoryQuery.HistoryEntry.Change;
import com.talkingshops.customers.api.order.OrderId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeSet;
import org.axonframework.eventhandling.DomainEventMessage;
import org.jspecify.annotations.Nullable;

/** Tells what happened on a trail: each event beside the one that it replaces. */
final class Account {

    private final Trail trail;
    private final boolean forgotten;
    private final Map<Long, Mark> next;

    Account(Trail trail) {
        this.trail = trail;
        this.forgotten = trail.erased();
        this.next = behindRegistrations(trail);
    }

    /** A registration may be of an order's making, which is the next thing that happened then. */
    private static Map<Long, Mark> behindRegistrations(Trail trail) {
        var marks = trail.marks();
        var next = new HashMap<Long, Mark>();
        for (int i = 1; i < marks.size(); i++) {
            Mark before = marks.get(i - 1);
            if (trail.isOwn(before) && before.isFirst() && !trail.isOwn(marks.get(i))) {
                next.put(before.position(), marks.get(i));
            }
        }
        return next;
    }

    /** What is to be told of some events, in the order of the marks; two statements. */
    List<HistoryEntry> of(List<Mark> marks) {
        var wanted = new TreeSet<Long>();
        var orders = new HashSet<String>();
        for (Mark mark : marks) {
            wanted.add(mark.position());
            wanted.add(mark.before());
            Mark behind = next.get(mark.position());
            if (behind != null) {
                wanted.add(behind.position());
                orders.add(behind.id());
            }
            if (!trail.isOwn(mark)) {
                orders.add(mark.id());
            }
        }
        var events = trail.read(wanted);
        var references = trail.references(orders);
        return marks.stream()
                .filter(mark -> events.containsKey(mark.position()))
                .map(mark -> entry(mark, events, references))
                .toList();
    }

    private HistoryEntry entry(
            Mark mark, SortedMap<Long, DomainEventMessage<?>> events, Map<String, String> references) {
        DomainEventMessage<?> event = Objects.requireNonNull(events.get(mark.position()));
        Object payload = Told.by(event);
        Object before = mark.isFirst() ? null : Told.by(events.get(mark.before()));
        List<Change> changes = payload == null ? List.of() : new Changes(forgotten).between(before, payload);
        var order = orderBehind(mark, event, events);
        return new HistoryEntry(
                mark.position(),
                mark.at(),
                mark.type(),
                mark.version(),
                trail.isOwn(mark) ? null : new OrderId(mark.id()),
                Summary.of(payload, changes, references.get((order == null ? mark : order).id())),
                changes,
                Origin.actor(event, order != null),
                Origin.request(event));
    }

    /** The order that made a customer; {@code null} if none did. */
    private @Nullable Mark orderBehind(
            Mark mark, DomainEventMessage<?> event, SortedMap<Long, DomainEventMessage<?>> events) {
        Mark behind = next.get(mark.position());
        return behind != null
                        && events.containsKey(behind.position())
                        && Origin.isOfOneRequest(event, events.get(behind.position()))
                ? behind
                : null;
    }
}
