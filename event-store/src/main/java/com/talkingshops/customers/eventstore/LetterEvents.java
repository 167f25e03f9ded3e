package com.talkingshops.customers.eventstore;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The events of letters, as they are in the history and in the form that events have now. A letter says where its event is, and keeps
 * nothing of what it says: Axon's queue would keep a copy, and hand it out in the form that events had then.
 */
final class LetterEvents {

    private final JdbcTemplate database;
    private final StoredMessages messages;

    LetterEvents(JdbcTemplate database, StoredMessages messages) {
        this.database = database;
        this.messages = messages;
    }

    /** The events of some letters, in the letters' order; none or several of one, if an upcaster makes that of it. */
    List<EventMessage<?>> of(List<? extends EventMessage<?>> letters) {
        var positions = letters.stream().map(LetterEvents::position).toList();
        Map<Long, List<EventMessage<?>>> byPosition = at(positions);
        return positions.stream()
                .flatMap(position -> byPosition.getOrDefault(position, List.of()).stream())
                .toList();
    }

    private Map<Long, List<EventMessage<?>>> at(Collection<Long> positions) {
        var rows = Objects.requireNonNull(database.<List<EventRows.Positioned>>execute(
                (java.sql.Connection connection) -> EventRows.at(connection, positions)));
        return messages.of(rows).stream()
                .collect(Collectors.groupingBy(LetterEvents::position, Collectors.toCollection(ArrayList::new)));
    }

    private static long position(EventMessage<?> event) {
        return ((TrackedEventMessage<?>) event).trackingToken().position().orElseThrow();
    }
}
